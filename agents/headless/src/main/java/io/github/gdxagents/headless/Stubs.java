package io.github.gdxagents.headless;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Completes classes that answer some of an interface's methods: libGDX's interfaces have hundreds,
 * and other versions of it have others.
 */
final class Stubs {

  private Stubs() {}

  /**
   * Makes an instance in which all that is abstract does nothing, and returns 0, false, an empty
   * string or null. Calls allocate nothing.
   *
   * @param type an abstract class of this package whose constructor has no parameters, or an
   *     interface
   */
  static <T> T complete(Class<T> type) {
    try {
      Class<?> completed = MethodHandles.lookup().defineClass(bytecode(type));
      return type.cast(completed.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot complete " + type.getName(), e);
    }
  }

  private static byte[] bytecode(Class<?> type) {
    ClassWriter stub = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = Type.getInternalName(Stubs.class) + "$" + type.getSimpleName();
    String self = Type.getInternalName(type);
    String parent = type.isInterface() ? "java/lang/Object" : self;
    String[] interfaces = type.isInterface() ? new String[] {self} : new String[0];
    stub.visit(Opcodes.V17, Opcodes.ACC_FINAL, name, null, parent, interfaces);

    MethodVisitor constructor = stub.visitMethod(0, "<init>", "()V", null, null);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);

    Set<String> written = new HashSet<>();
    for (Method method : type.getMethods()) {
      String descriptor = Type.getMethodDescriptor(method);
      if (Modifier.isAbstract(method.getModifiers())
          && written.add(method.getName() + descriptor)) {
        MethodVisitor code =
            stub.visitMethod(Opcodes.ACC_PUBLIC, method.getName(), descriptor, null, null);
        returnNothing(code, Type.getReturnType(method));
      }
    }
    return stub.toByteArray();
  }

  private static void returnNothing(MethodVisitor code, Type type) {
    switch (type.getSort()) {
      case Type.VOID -> {}
      case Type.LONG -> code.visitInsn(Opcodes.LCONST_0);
      case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
      case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
      case Type.OBJECT, Type.ARRAY -> {
        if (type.equals(Type.getType(String.class))) {
          code.visitLdcInsn("");
        } else {
          code.visitInsn(Opcodes.ACONST_NULL);
        }
      }
      default -> code.visitInsn(Opcodes.ICONST_0);
    }
    code.visitInsn(type.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
  }
}
