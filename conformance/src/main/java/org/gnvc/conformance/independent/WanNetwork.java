package org.gnvc.conformance.independent;

/** What both kinds of latents have: tables of the hyper-latent, and parts. */
interface WanNetwork {
  /** Channels of y. */
  int m();

  /** Channels of the hyper-latent. */
  int e();

  /** For the places (0, 0), (0, 1), (1, 0), (1, 1) of 2 x 2: the group of each part. */
  int[][] groups();

  /** The table of a channel of the hyper-latent. */
  Table hyperTable(int row, int channel);

  /** Scales (m planes) and means (m planes) of a part after the first. */
  Planes part(int number, Planes known, WanPrior prior);
}
