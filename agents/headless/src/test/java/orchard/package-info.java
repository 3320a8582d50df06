/**
 * A small game as people write them, for tests of what trains existing games: static state, assets
 * loaded by screens, polled keys, libGDX's random numbers, time and timers. It knows nothing of
 * this library.
 */
package orchard;
