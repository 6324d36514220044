/**
 * Access to libtorch: the device, the precision, the root of all memory, and libraries of operators
 * written in TorchScript. The plain operators of DJL know neither bfloat16 nor channels-last memory
 * nor fused attention; a script does. Java keeps architecture, parameters and control flow, and
 * hands weights to the operators as arguments.
 */
package org.gnvc.tensor;
