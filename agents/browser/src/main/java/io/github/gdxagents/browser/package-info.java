/** A browser for tests that look at a page. Only tests depend on it. */
@NullMarked
package io.github.gdxagents.browser;

import org.jspecify.annotations.NullMarked;
