/** JMH benchmarks of single stages. Never run by the build. */
package org.gnvc.benchmarks;
