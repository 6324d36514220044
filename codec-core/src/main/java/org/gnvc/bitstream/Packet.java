package org.gnvc.bitstream;

/** What a packet of a container holds. */
public sealed interface Packet {

  /**
   * The first frame of a group, with everything that codes the group.
   *
   * @param group the coded group
   */
  record Group(CodedGroup group) implements Packet {}

  /**
   * A further frame of the group that came last.
   *
   * @param index of the frame in its group, 1 to 64
   */
  record Continuation(int index) implements Packet {}
}
