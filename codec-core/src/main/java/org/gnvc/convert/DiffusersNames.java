package org.gnvc.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the library diffusers calls the tensors of Wan2.1. Tensors are renamed only, never reshaped
 * or transposed. The rules are those of diffusers' {@code convert_wan_to_diffusers.py}.
 */
final class DiffusersNames {

  private static final Pattern UPSAMPLE = Pattern.compile("decoder\\.upsamples\\.(\\d+)\\.(.*)");

  /** Three residual blocks and a resampler. */
  private static final int STAGE = 4;

  private static final String[][] AUTOENCODER = {
    {"^conv1\\.", "quant_conv."},
    {"^conv2\\.", "post_quant_conv."},
    {"^(encoder|decoder)\\.conv1\\.", "$1.conv_in."},
    {"^(encoder|decoder)\\.head\\.0\\.", "$1.norm_out."},
    {"^(encoder|decoder)\\.head\\.2\\.", "$1.conv_out."},
    {"\\.downsamples\\.", ".down_blocks."},
    {"\\.middle\\.0\\.", ".mid_block.resnets.0."},
    {"\\.middle\\.1\\.", ".mid_block.attentions.0."},
    {"\\.middle\\.2\\.", ".mid_block.resnets.1."},
    {"\\.residual\\.0\\.", ".norm1."},
    {"\\.residual\\.2\\.", ".conv1."},
    {"\\.residual\\.3\\.", ".norm2."},
    {"\\.residual\\.6\\.", ".conv2."},
    {"\\.shortcut\\.", ".conv_shortcut."},
  };

  private static final String[][] TRANSFORMER = {
    {"^text_embedding\\.0\\.", "condition_embedder.text_embedder.linear_1."},
    {"^text_embedding\\.2\\.", "condition_embedder.text_embedder.linear_2."},
    {"^time_embedding\\.0\\.", "condition_embedder.time_embedder.linear_1."},
    {"^time_embedding\\.2\\.", "condition_embedder.time_embedder.linear_2."},
    {"^time_projection\\.1\\.", "condition_embedder.time_proj."},
    {"^head\\.modulation$", "scale_shift_table"},
    {"^head\\.head\\.", "proj_out."},
    {"\\.modulation$", ".scale_shift_table"},
    {"\\.self_attn\\.", ".attn1."},
    {"\\.cross_attn\\.", ".attn2."},
    {"\\.([qkv])\\.(weight|bias)$", ".to_$1.$2"},
    {"\\.o\\.(weight|bias)$", ".to_out.0.$1"},
    {"\\.norm3\\.", ".norm2."},
    {"\\.ffn\\.0\\.", ".ffn.net.0.proj."},
    {"\\.ffn\\.2\\.", ".ffn.net.2."},
    {"\\.before_proj\\.", ".proj_in."},
    {"\\.after_proj\\.", ".proj_out."},
  };

  private DiffusersNames() {}

  /** The name of an autoencoder's tensor with this original key. */
  static String autoencoder(String key) {
    Matcher upsample = UPSAMPLE.matcher(key);
    if (!upsample.matches()) {
      return rename(key, AUTOENCODER);
    }
    int layer = Integer.parseInt(upsample.group(1));
    String place = layer % STAGE == STAGE - 1 ? "upsamplers.0" : "resnets." + layer % STAGE;
    return "decoder.up_blocks.%d.%s%s"
        .formatted(layer / STAGE, place, rename("." + upsample.group(2), AUTOENCODER));
  }

  /** The name of a transformer's or adapter's tensor with this original key. */
  static String transformer(String key) {
    return rename(key, TRANSFORMER);
  }

  private static String rename(String key, String[][] rules) {
    String name = key;
    for (String[] rule : rules) {
      name = name.replaceFirst(rule[0], rule[1]);
    }
    return name;
  }
}
