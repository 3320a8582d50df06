/**
 * Trained policies: the acting network, its file, and the player that decides with it. A game build
 * carries this package; the trainer acts through the same classes while it learns.
 *
 * <p>Files are described once, in {@code PolicyLayout}, and read in two ways: through Kryo, or with
 * plain Java where Kryo cannot run, see {@link io.github.gdxagents.policy.PlainPolicyFile}.
 *
 * <p>On Android: the build checks that the classes of this library refer to nothing that API 21
 * lacks. Of Kryo 5.6.2, which it does not check, reading and writing a policy uses {@code Kryo}
 * with registered serializers, {@code Input} and {@code Output}, which refer to nothing missing
 * either. Kryo's serializers for {@code Optional}, {@code java.time}, records and immutable
 * collections do, but its constructor names each only after looking for the class that it serves,
 * and its {@code sun.misc.Unsafe} is off where {@code java.vm.name} is {@code Dalvik}. This was
 * read from the bytecode; it has not been run on a device of API 21.
 */
@NullMarked
package io.github.gdxagents.policy;

import org.jspecify.annotations.NullMarked;
