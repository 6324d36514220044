package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.gnvc.error.CorruptStreamException;
import org.junit.jupiter.api.Test;

class PacketCodecTest {

  private final CodedGroup group = Streams.group(true, 0, 17, 20);
  private final PacketCodec packets = packets();

  private static PacketCodec packets() {
    try {
      return new PacketCodec(Streams.HEADER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void continuationPacketIsTheFramesPlaceInItsGroup() throws IOException {
    for (int index = 1; index <= 64; index++) {
      byte[] packet = packets.continuationPacket(index);
      assertArrayEquals(new byte[] {(byte) index}, packet);
      assertEquals(new Packet.Continuation(index), packets.read(packet));
    }
    assertThrows(IllegalArgumentException.class, () -> packets.continuationPacket(0));
    assertThrows(IllegalArgumentException.class, () -> packets.continuationPacket(65));
  }

  @Test
  void oneByteThatIsNoPlaceInAGroupIsDamage() {
    for (int value : new int[] {0, 65, 128, 255}) {
      byte[] packet = {(byte) value};
      assertThrows(CorruptStreamException.class, () -> packets.read(packet), "byte " + value);
    }
  }

  @Test
  void packetWithoutAGroupIsDamage() {
    assertThrows(CorruptStreamException.class, () -> packets.read(Unit.write(200, new byte[50])));
    assertThrows(CorruptStreamException.class, () -> packets.read(new byte[0]));
  }

  @Test
  void unknownUnitsInAPacketAreSkipped() throws IOException {
    byte[] packet =
        new FieldWriter()
            .bytes(Unit.write(200, new byte[50]))
            .bytes(packets.groupPacket(group))
            .bytes(Unit.write(4, new byte[0]))
            .toByteArray();
    Streams.assertSame(group, Streams.groupIn(packets.read(packet)));
  }

  @Test
  void paddedConfigurationIsRead() throws IOException {
    byte[] configuration = packets.configuration();
    byte[] padded = Arrays.copyOf(configuration, configuration.length + 64);
    assertEquals(Streams.HEADER, PacketCodec.readConfiguration(padded));
  }

  @Test
  void everyDamagedPacketIsRefused() throws IOException {
    byte[] packet = packets.groupPacket(group);
    for (int i = 0; i < packet.length; i++) {
      byte[] flipped = packet.clone();
      flipped[i] ^= 0x40;
      assertThrows(CorruptStreamException.class, () -> packets.read(flipped), "flip " + i);
      if (i == 1) {
        continue; // one byte is a continuation packet
      }
      byte[] cut = Arrays.copyOf(packet, i);
      assertThrows(CorruptStreamException.class, () -> packets.read(cut), "cut " + i);
    }
    byte[] twice = new FieldWriter().bytes(packet).bytes(packet).toByteArray();
    assertThrows(CorruptStreamException.class, () -> packets.read(twice));
  }

  @Test
  void groupIsNoConfiguration() throws IOException {
    byte[] packet = packets.groupPacket(group);
    assertThrows(CorruptStreamException.class, () -> PacketCodec.readConfiguration(packet));
  }
}
