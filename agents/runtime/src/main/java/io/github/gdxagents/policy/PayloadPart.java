package io.github.gdxagents.policy;

/**
 * One kind of object in a payload: its tag, and its fields in the order in which they follow each
 * other. All of them are drawn in {@link PolicyLayout}.
 */
abstract class PayloadPart<T> {

  private final int tag;
  private final Class<T> type;
  private final String name;

  /**
   * @param tag the byte that such an object begins with
   * @param name what to call it in messages
   */
  PayloadPart(int tag, Class<T> type, String name) {
    this.tag = tag;
    this.type = type;
    this.name = name;
  }

  final int tag() {
    return tag;
  }

  final Class<T> type() {
    return type;
  }

  final String name() {
    return name;
  }

  /** Writes what follows the tag. */
  abstract void write(T object, PayloadSink out);

  /**
   * Reads what follows the tag.
   *
   * @throws InvalidPolicyException if the bytes are no such object
   * @throws IllegalArgumentException if the object's constructor refuses what they say
   */
  abstract T read(PayloadSource in);
}
