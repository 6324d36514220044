package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void continuationPacketIsOneByteAndCarriesNoGroup() throws IOException {
    assertEquals(1, packets.continuationPacket().length);
    assertTrue(packets.read(packets.continuationPacket()).isEmpty());
  }

  @Test
  void unknownUnitsInAPacketAreSkipped() throws IOException {
    byte[] packet =
        new FieldWriter()
            .bytes(Unit.write(200, new byte[50]))
            .bytes(packets.groupPacket(group))
            .bytes(Unit.write(4, new byte[0]))
            .toByteArray();
    Streams.assertSame(group, packets.read(packet).orElseThrow());
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
