package io.github.gdxagents.isolation;

import io.github.gdxagents.isolation.world.VirtualClock;
import io.github.gdxagents.isolation.world.VirtualRandom;
import io.github.gdxagents.isolation.world.VirtualThreads;
import io.github.gdxagents.isolation.world.WorldFolder;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Rewrites a class so that it asks its world where it would have asked the machine. {@link
 * IsolatedWorlds} says what that is.
 */
final class Rewriter {

  private static final String CLOCK = Type.getInternalName(VirtualClock.class);
  private static final String RANDOM = Type.getInternalName(VirtualRandom.class);
  private static final String THREADS = Type.getInternalName(VirtualThreads.class);
  private static final String FOLDER = Type.getInternalName(WorldFolder.class);

  private static final String LOCAL_RANDOM = "java/util/concurrent/ThreadLocalRandom";

  /** Static methods of the JDK, and whose method of the same name takes their place. */
  private static final Map<String, String> STATIC_METHODS =
      Map.of(
          "java/lang/Math.random()D", RANDOM,
          "java/lang/StrictMath.random()D", RANDOM,
          "java/util/Collections.shuffle(Ljava/util/List;)V", RANDOM,
          "java/util/UUID.randomUUID()Ljava/util/UUID;", RANDOM,
          "java/lang/System.nanoTime()J", CLOCK,
          "java/lang/System.currentTimeMillis()J", CLOCK);

  /** Methods that are called in one class of libGDX, and whose method takes their place there. */
  private static final Map<String, String> METHODS_IN_LIBGDX =
      Map.of(
          "com/badlogic/gdx/utils/Timer$TimerThread: java/lang/Thread.start()V",
          THREADS,
          "com/badlogic/gdx/utils/Timer$TimerThread: java/lang/Object.wait(J)V",
          THREADS,
          "com/badlogic/gdx/utils/async/AsyncExecutor: java/util/concurrent/Executors"
              + ".newFixedThreadPool(ILjava/util/concurrent/ThreadFactory;)"
              + "Ljava/util/concurrent/ExecutorService;",
          THREADS,
          "com/badlogic/gdx/utils/SharedLibraryLoader: java/lang/System"
              + ".getProperty(Ljava/lang/String;)Ljava/lang/String;",
          FOLDER,
          "com/badlogic/gdx/utils/SharedLibraryLoader: java/lang/System"
              + ".load(Ljava/lang/String;)V",
          FOLDER);

  private final String className;
  private final MethodNode method;
  private final String place;
  private int sites;

  private Rewriter(String className, MethodNode method) {
    this.className = className;
    this.method = method;
    this.place = className + "." + method.name + method.desc;
  }

  static byte[] rewrite(byte[] original) {
    ClassNode node = new ClassNode();
    new ClassReader(original).accept(node, 0);
    HashCodes.define(node);
    for (MethodNode method : node.methods) {
      new Rewriter(node.name, method).rewrite();
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    // Nobody can make a ThreadLocalRandom; what takes its place is a Random, which can all that it
    // can.
    node.accept(
        new ClassRemapper(
            writer, new SimpleRemapper(Opcodes.ASM9, LOCAL_RANDOM, "java/util/Random")));
    return writer.toByteArray();
  }

  private void rewrite() {
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
          rewriteStatic(call);
        } else if (call.name.equals("<init>") && call.desc.equals("()V")) {
          rewriteConstructor(call);
        } else if (key(call).equals("java/lang/Object.hashCode()I")
            && call.getOpcode() == Opcodes.INVOKEVIRTUAL) {
          makeStatic(call, HashCodes.HASH);
        }
        rewriteInLibgdx(call);
      } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        rewriteReferences(dynamic);
      }
    }
  }

  private void rewriteStatic(MethodInsnNode call) {
    call.owner = STATIC_METHODS.getOrDefault(key(call), call.owner);
    if (call.owner.equals(LOCAL_RANDOM) && call.name.equals("current")) {
      call.owner = RANDOM;
    } else if (call.owner.equals("java/time/Clock") && call.desc.startsWith("()")) {
      call.owner = CLOCK;
      call.name = "clock";
    } else if (call.owner.startsWith("java/time/")
        && call.name.equals("now")
        && call.desc.startsWith("()")) {
      before(call, staticCall(CLOCK, "clock", "()Ljava/time/Clock;"));
      call.desc = "(Ljava/time/Clock;)" + Type.getReturnType(call.desc).getDescriptor();
    }
  }

  private void rewriteConstructor(MethodInsnNode call) {
    switch (call.owner) {
      case "java/util/Random", "com/badlogic/gdx/math/RandomXS128" -> {
        if (isFollowedByItsValue(call)) {
          after(
              call,
              new InsnNode(Opcodes.DUP),
              new LdcInsnNode(nextSite()),
              staticCall(RANDOM, "follow", "(Ljava/util/Random;J)V"));
        } else {
          seed(call);
        }
      }
      case "java/util/SplittableRandom" -> seed(call);
      case "java/util/Date" -> {
        before(call, staticCall(CLOCK, "currentTimeMillis", "()J"));
        call.desc = "(J)V";
      }
      default -> {}
    }
  }

  /** Whether what the constructor makes is left on the stack, as {@code new} in source does. */
  private static boolean isFollowedByItsValue(MethodInsnNode call) {
    AbstractInsnNode duplicate = call.getPrevious();
    return duplicate != null
        && duplicate.getOpcode() == Opcodes.DUP
        && duplicate.getPrevious() instanceof TypeInsnNode made
        && made.getOpcode() == Opcodes.NEW
        && made.desc.equals(call.owner);
  }

  private void seed(MethodInsnNode call) {
    before(call, new LdcInsnNode(nextSite()), staticCall(RANDOM, "seedAt", "(J)J"));
    call.desc = "(J)V";
  }

  /** A number for a place in the code that is the same in each world and on each machine. */
  private long nextSite() {
    long site = ++sites;
    for (int i = 0; i < place.length(); i++) {
      site = 31 * site + place.charAt(i);
    }
    return site;
  }

  private void rewriteInLibgdx(MethodInsnNode call) {
    String owner = METHODS_IN_LIBGDX.get(className + ": " + key(call));
    if (owner != null) {
      makeStatic(call, owner);
    }
  }

  /** Lets a static method of the same name take a call's place, and its object as an argument. */
  private static void makeStatic(MethodInsnNode call, String owner) {
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      call.setOpcode(Opcodes.INVOKESTATIC);
      call.desc = "(L" + call.owner + ";" + call.desc.substring(1);
    }
    call.owner = owner;
  }

  /** Such as {@code Math::random}. */
  private static void rewriteReferences(InvokeDynamicInsnNode dynamic) {
    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
      if (dynamic.bsmArgs[i] instanceof Handle handle) {
        String name = handle.getName();
        String owner = STATIC_METHODS.get(handle.getOwner() + "." + name + handle.getDesc());
        if (owner != null) {
          dynamic.bsmArgs[i] =
              new Handle(Opcodes.H_INVOKESTATIC, owner, name, handle.getDesc(), false);
        }
      }
    }
  }

  private static String key(MethodInsnNode call) {
    return call.owner + "." + call.name + call.desc;
  }

  private static MethodInsnNode staticCall(String owner, String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private void before(AbstractInsnNode instruction, AbstractInsnNode... added) {
    method.instructions.insertBefore(instruction, list(added));
  }

  private void after(AbstractInsnNode instruction, AbstractInsnNode... added) {
    method.instructions.insert(instruction, list(added));
  }

  private static InsnList list(AbstractInsnNode... instructions) {
    InsnList list = new InsnList();
    for (AbstractInsnNode instruction : instructions) {
      list.add(instruction);
    }
    return list;
  }
}
