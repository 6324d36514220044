package org.gnvc.bridge;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FunctionPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.annotation.Allocator;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Convention;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;

/**
 * The functions that libgnvc calls. JavaCPP makes a C function of each class, under the name given
 * with its {@code call}; the classes are never instantiated from Java. All return the numbers of
 * {@link Status} and leave the reason of a failure as one line in {@code message}.
 */
@Platform(library = "jnignvc")
public final class Exports {

  private Exports() {}

  /** Opens an encoder: settings text in, handle out. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderOpen extends FunctionPointer {
    private EncoderOpen() {
      allocate();
    }

    private native void allocate();

    /** See {@link EncoderSession#open}. */
    @Name("gnvc_java_encoder_open")
    public int call(
        @Cast("const char*") BytePointer settings,
        @Cast("long long*") LongPointer handle,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(message, capacity, () -> Calls.openEncoder(settings, handle));
    }
  }

  /** The codec configuration. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderHeader extends FunctionPointer {
    private EncoderHeader() {
      allocate();
    }

    private native void allocate();

    /** Address and size of the sequence header unit, valid until the session is closed. */
    @Name("gnvc_java_encoder_header")
    public int call(@Cast("long long") long handle, @Cast("long long*") LongPointer out) {
      return Calls.run(null, 0, () -> Calls.encoder(handle).header(out));
    }
  }

  /** Takes a picture. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderSend extends FunctionPointer {
    private EncoderSend() {
      allocate();
    }

    private native void allocate();

    /** Planes and their strides in bytes; no first plane ends the stream. */
    @Name("gnvc_java_encoder_send")
    public int call(
        @Cast("long long") long handle,
        @Cast("const void*") Pointer plane0,
        @Cast("const void*") Pointer plane1,
        @Cast("const void*") Pointer plane2,
        @Cast("long long") long stride0,
        @Cast("long long") long stride1,
        @Cast("long long") long stride2,
        @Cast("long long") long pts,
        int forceKey,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(
          message,
          capacity,
          () -> {
            EncoderSession session = Calls.encoder(handle);
            if (plane0 == null) {
              return session.finish();
            }
            Planes planes = Planes.of(plane0, plane1, plane2, stride0, stride1, stride2);
            return session.send(planes, pts, forceKey != 0);
          });
    }
  }

  /** Hands out a packet. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderReceive extends FunctionPointer {
    private EncoderReceive() {
      allocate();
    }

    private native void allocate();

    /** Address, size, timestamp and key flag, valid until the next call for the session. */
    @Name("gnvc_java_encoder_receive")
    public int call(
        @Cast("long long") long handle,
        @Cast("long long*") LongPointer out,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(message, capacity, () -> Calls.encoder(handle).receive(out));
    }
  }

  /** Tells what an encoder did. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderReport extends FunctionPointer {
    private EncoderReport() {
      allocate();
    }

    private native void allocate();

    /** Lines of text, as many as fit. */
    @Name("gnvc_java_encoder_report")
    public int call(@Cast("long long") long handle, @Cast("char*") BytePointer text, int capacity) {
      return Calls.run(null, 0, () -> Calls.report(Calls.encoder(handle).report(), text, capacity));
    }
  }

  /** Ends an encoder. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class EncoderClose extends FunctionPointer {
    private EncoderClose() {
      allocate();
    }

    private native void allocate();

    /** The handle is not valid afterwards. */
    @Name("gnvc_java_encoder_close")
    public void call(@Cast("long long") long handle) {
      Calls.close(handle);
    }
  }

  /** Opens a decoder: settings text and codec configuration in, handle out. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderOpen extends FunctionPointer {
    private DecoderOpen() {
      allocate();
    }

    private native void allocate();

    /** See {@link DecoderSession#open}. */
    @Name("gnvc_java_decoder_open")
    public int call(
        @Cast("const char*") BytePointer settings,
        @Cast("const void*") Pointer configuration,
        int size,
        @Cast("long long*") LongPointer handle,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(
          message, capacity, () -> Calls.openDecoder(settings, configuration, size, handle));
    }
  }

  /** Decodes a group. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderGroup extends FunctionPointer {
    private DecoderGroup() {
      allocate();
    }

    private native void allocate();

    /** Packet in, number of frames out. */
    @Name("gnvc_java_decoder_group")
    public int call(
        @Cast("long long") long handle,
        @Cast("const void*") Pointer packet,
        int size,
        @Cast("int*") IntPointer frames,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(message, capacity, () -> Calls.decodeGroup(handle, packet, size, frames));
    }
  }

  /** Hands out a picture of the last group. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderFrame extends FunctionPointer {
    private DecoderFrame() {
      allocate();
    }

    private native void allocate();

    /** Copies picture {@code index} into the planes, whose strides are in bytes. */
    @Name("gnvc_java_decoder_frame")
    public int call(
        @Cast("long long") long handle,
        int index,
        Pointer plane0,
        Pointer plane1,
        Pointer plane2,
        @Cast("long long") long stride0,
        @Cast("long long") long stride1,
        @Cast("long long") long stride2,
        @Cast("char*") BytePointer message,
        int capacity) {
      return Calls.run(
          message,
          capacity,
          () ->
              Calls.decoder(handle)
                  .copy(index, Planes.of(plane0, plane1, plane2, stride0, stride1, stride2)));
    }
  }

  /** Forgets what was decoded. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderFlush extends FunctionPointer {
    private DecoderFlush() {
      allocate();
    }

    private native void allocate();

    /** The next group must be a key group. */
    @Name("gnvc_java_decoder_flush")
    public void call(@Cast("long long") long handle) {
      Calls.run(null, 0, () -> Calls.decoder(handle).flush());
    }
  }

  /** Tells what a decoder did. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderReport extends FunctionPointer {
    private DecoderReport() {
      allocate();
    }

    private native void allocate();

    /** Lines of text, as many as fit. */
    @Name("gnvc_java_decoder_report")
    public int call(@Cast("long long") long handle, @Cast("char*") BytePointer text, int capacity) {
      return Calls.run(null, 0, () -> Calls.report(Calls.decoder(handle).report(), text, capacity));
    }
  }

  /** Ends a decoder. */
  @Allocator(max = 1)
  @Convention(value = "", extern = "C")
  public static final class DecoderClose extends FunctionPointer {
    private DecoderClose() {
      allocate();
    }

    private native void allocate();

    /** The handle is not valid afterwards. */
    @Name("gnvc_java_decoder_close")
    public void call(@Cast("long long") long handle) {
      Calls.close(handle);
    }
  }
}
