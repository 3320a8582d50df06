package io.github.gdxagents.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The two ways to read a policy file, which must never differ. */
enum PolicyReader {
  KRYO {
    @Override
    Policy read(byte[] file, int maxBytes) throws IOException {
      return PolicyFile.read(new ByteArrayInputStream(file), maxBytes);
    }
  },
  PLAIN {
    @Override
    Policy read(byte[] file, int maxBytes) throws IOException {
      return PlainPolicyFile.read(new ByteArrayInputStream(file), maxBytes);
    }
  };

  abstract Policy read(byte[] file, int maxBytes) throws IOException;

  final Policy read(byte[] file) throws IOException {
    return read(file, PolicyFile.DEFAULT_MAX_BYTES);
  }
}
