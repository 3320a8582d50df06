/** What makes {@code orchard} trainable, as agents/README.md shows it. */
package orchardbot;
