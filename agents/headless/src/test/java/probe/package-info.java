/**
 * Simulations that show what an isolated world does to a game: their observations are what they
 * met.
 */
package probe;
