/**
 * How far decoded pictures are from the originals, as numbers and as pictures side by side: PSNR,
 * MS-SSIM, the learned distances LPIPS and DISTS, and the warp error of a video along its motion.
 */
package org.gnvc.metrics;
