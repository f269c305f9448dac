package dev.portolan.testkit.visits;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// Loads Portolan's own classes once more, with one difference: each accessor of a cluster's
/// objects (pods, services, nodes and so on) counts that it was called. What is run from such
/// classes tells how many objects it looks at, however it gets at them and however loaded the
/// machine is.
public final class CountingLoader extends ClassLoader {
  private static final String OURS = "dev.portolan.";
  private static final String OBJECTS = "dev/portolan/model/";
  private static final ClassDesc VISITS = ClassDesc.of(Visits.class.getName());
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

  public CountingLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(Visits.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = counting(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static byte[] counting(byte[] bytes) {
    ClassFile format = ClassFile.of();
    ClassModel model = format.parse(bytes);
    boolean object =
        model.thisClass().asInternalName().startsWith(OBJECTS)
            && model.interfaces().stream()
                .anyMatch(i -> i.asInternalName().equals(OBJECTS + "KubeObject"));
    return object
        ? format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(CountingLoader::accessor, new Counting()))
        : bytes;
  }

  private static boolean accessor(MethodModel method) {
    return !method.flags().has(AccessFlag.STATIC)
        && method.methodTypeSymbol().parameterCount() == 0
        && !method.methodName().equalsString("hashCode")
        && !method.methodName().equalsString("toString");
  }

  /// Tells before anything else.
  private static final class Counting implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(VISITS, "hit", NOTHING);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
