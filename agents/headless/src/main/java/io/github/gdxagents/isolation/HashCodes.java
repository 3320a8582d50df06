package io.github.gdxagents.isolation;

import io.github.gdxagents.isolation.world.VirtualHash;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/** Gives a class a hash code that its world defines, if it has none of its own. */
final class HashCodes {

  static final String HASH = Type.getInternalName(VirtualHash.class);

  private static final String FIELD = "world$hash";
  private static final String METHOD = "hashCode";
  private static final String DESCRIPTOR = "()I";

  private HashCodes() {}

  static void define(ClassNode node) {
    if (!node.superName.equals("java/lang/Object")
        || (node.access & Opcodes.ACC_INTERFACE) != 0
        || node.interfaces.contains("java/io/Serializable") // A method more is another version.
        || node.methods.stream()
            .anyMatch(m -> m.name.equals(METHOD) && m.desc.equals(DESCRIPTOR))) {
      return;
    }
    int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
    node.visitField(hidden, FIELD, "I", null, null).visitEnd();
    MethodVisitor code = node.visitMethod(Opcodes.ACC_PUBLIC, METHOD, DESCRIPTOR, null, null);
    // if (world$hash == 0) { world$hash = VirtualHash.next(); } return world$hash;
    Label known = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, node.name, FIELD, "I");
    code.visitJumpInsn(Opcodes.IFNE, known);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, HASH, "next", "()I", false);
    code.visitFieldInsn(Opcodes.PUTFIELD, node.name, FIELD, "I");
    code.visitLabel(known);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, node.name, FIELD, "I");
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(2, 1);
  }
}
