/**
 * Whether a policy decides in a browser as it does in the JVM: compiled by TeaVM to WebAssembly
 * with garbage collection, and run under Node.js. Uses the runtime alone; nothing depends on it.
 */
@NullMarked
package io.github.gdxagents.web;

import org.jspecify.annotations.NullMarked;
