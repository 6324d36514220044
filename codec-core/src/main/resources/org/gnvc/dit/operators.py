# Operators of the diffusion transformers, in the dialect of serialised TorchScript: every function
# is fully typed and calls the operators of libtorch. Tokens are (1, N, d) float32, the order of N
# is latent, row, column; matrices of weights and their biases come in the precision of the matrix
# products, all other weights in float32. Numbers of types: 6 float32. Of the operators that exist
# twice, those named wan_ belong to Wan2.1's transformer, the others to that of the lite profile.
class Operators(Module):

  # A copy of x in another type.
  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return torch.to(x, dtype)

  def add(self, x: Tensor, y: Tensor) -> Tensor:
    return torch.add(x, y)

  # share * x + (1 - share) * y.
  def mix(self, x: Tensor, y: Tensor, share: float) -> Tensor:
    return torch.add(torch.mul(x, share), y, alpha=1. - share)

  # Reorders the rows of each head from pairs (a0, b0, a1, b1, ...) to halves (a0, a1, ..., b0, b1,
  # ...). Products of queries and keys do not change, and rotations read contiguous memory.
  def halves(self, w: Tensor, heads: int) -> Tensor:
    pairs = torch.view(w, [heads, torch.floordiv(torch.size(w, 0), 2 * heads), 2, -1])
    return torch.reshape(torch.transpose(pairs, 1, 2), torch.size(w))

  # The same for the rows of queries and keys in the joint matrix or bias of attention.
  def halves_qkv(self, w: Tensor, heads: int) -> Tensor:
    q, k, v = torch.chunk(w, 3, 0)
    return torch.cat([self.halves(q, heads), self.halves(k, heads), v], 0)

  # A part of a stack of pictures, cut off where the picture ends.
  def cut(self, x: Tensor, y0: int, x0: int, h: int, w: int) -> Tensor:
    return torch.contiguous(torch.slice(torch.slice(x, 2, y0, y0 + h), 3, x0, x0 + w))

  # Adds a weighted part to a stack of pictures, in place.
  def paste(self, to: Tensor, part: Tensor, rows: Tensor, columns: Tensor, y0: int, x0: int) -> Tensor:
    h = torch.size(part, 2)
    w = torch.size(part, 3)
    weights = torch.mul(torch.unsqueeze(torch.slice(rows, 0, 0, h), 1), torch.slice(columns, 0, 0, w))
    place = torch.slice(torch.slice(to, 2, y0, y0 + h), 3, x0, x0 + w)
    done = torch.addcmul_(place, part, weights)
    return to

  # Tokens of 2x2 samples from (T, c, h, w) pictures, whose last row or column is repeated where
  # the size is odd.
  def embed(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    x = torch.replication_pad2d(x, [0, torch.remainder(torch.size(x, 3), 2), 0, torch.remainder(torch.size(x, 2), 2)])
    patches = torch.flatten(torch.permute(torch.pixel_unshuffle(x, 2), [0, 2, 3, 1]), 0, 2)
    y = torch.linear(torch.to(torch.unsqueeze(patches, 0), ops.prim.dtype(w)), w, b)
    return torch.to(y, 6)

  # The same from two stacks of pictures, joined at the channels.
  def embed_both(self, x: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return self.embed(torch.cat([x, y], 1), w, b)

  # Embedding of a flow time (d), given as sines and cosines, and from it shift, scale and gate of
  # attention and of the feed-forward layers (6, d).
  def time(self, waves: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor, w3: Tensor, b3: Tensor) -> Tuple[Tensor, Tensor]:
    e = torch.linear(waves, w1, b1)
    e = torch.linear(torch.silu(e), w2, b2)
    return (e, torch.view(torch.linear(torch.silu(e), w3, b3), [6, -1]))

  # A block's modulation (6, d) at one flow time: the scales get their 1 here.
  def modulation(self, e: Tensor, own: Tensor) -> Tensor:
    m = torch.view(torch.add(e, own), [6, -1])
    one = torch.add_(torch.select(m, 0, 1), 1.)
    one = torch.add_(torch.select(m, 0, 4), 1.)
    return m

  # Layer normalisation, scale and shift.
  def modulate(self, x: Tensor, shift: Tensor, scale: Tensor, eps: float) -> Tensor:
    y = torch.layer_norm(x, [torch.size(x, -1)], None, None, eps, False)
    return torch.addcmul(shift, y, scale)

  # RMS normalisation over all heads, in float32.
  def rms(self, x: Tensor, w: Tensor) -> Tensor:
    y = torch.to(x, 6)
    r = torch.rsqrt(torch.add(torch.mean(torch.mul(y, y), [-1], True), 9.9999999999999995e-07))
    return torch.mul(torch.mul(y, r), w)

  # Splits (1, N, d) into heads of a size: (1, heads, N, size); and back.
  def split(self, x: Tensor, size: int) -> Tensor:
    return torch.transpose(torch.view(x, [torch.size(x, 0), torch.size(x, 1), -1, size]), 1, 2)

  def join(self, x: Tensor) -> Tensor:
    return torch.flatten(torch.transpose(x, 1, 2), 2, 3)

  # RMS normalisation of queries or keys over all heads, then rotation: (1, N, d) to (1, heads, N,
  # d / heads). Cosines and sines are (N, d / heads / 2).
  def rotate(self, x: Tensor, w: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    half = torch.size(cosine, 1)
    y = self.rms(x, w)
    y = torch.view(y, [torch.size(y, 0), torch.size(y, 1), -1, 2, half])
    c = torch.unsqueeze(cosine, 1)
    s = torch.unsqueeze(sine, 1)
    a = torch.select(y, 3, 0)
    b = torch.select(y, 3, 1)
    z = torch.stack([torch.addcmul(torch.mul(a, c), b, s, value=-1.), torch.addcmul(torch.mul(a, s), b, c)], 3)
    return torch.transpose(torch.to(torch.flatten(z, 3, 4), ops.prim.dtype(x)), 1, 2)

  # x + gate * attention of the modulated tokens to themselves.
  def attend(self, x: Tensor, m: Tensor, cosine: Tensor, sine: Tensor, wqkv: Tensor, bqkv: Tensor, nq: Tensor, nk: Tensor, wo: Tensor, bo: Tensor) -> Tensor:
    y = self.modulate(x, torch.select(m, 0, 0), torch.select(m, 0, 1), 1.0000000000000001e-05)
    q, k, v = torch.chunk(torch.linear(torch.to(y, ops.prim.dtype(wqkv)), wqkv, bqkv), 3, -1)
    v = self.split(v, 2 * torch.size(cosine, 1))
    a = torch.scaled_dot_product_attention(self.rotate(q, nq, cosine, sine), self.rotate(k, nk, cosine, sine), v)
    a = torch.linear(self.join(a), wo, bo)
    return torch.addcmul(x, torch.to(a, 6), torch.select(m, 0, 2))

  # The feed-forward layers.
  def expand(self, x: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    y = torch.gelu_(torch.linear(torch.to(x, ops.prim.dtype(w1)), w1, b1), approximate="tanh")
    return torch.to(torch.linear(y, w2, b2), 6)

  # x + gate * feed-forward layers of the modulated tokens.
  def feed(self, x: Tensor, m: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    y = self.modulate(x, torch.select(m, 0, 3), torch.select(m, 0, 4), 1.0000000000000001e-05)
    return torch.addcmul(x, self.expand(y, w1, b1, w2, b2), torch.select(m, 0, 5))

  # A transformer block at a flow time. Weights: attention in, norms of queries and keys, attention
  # out, feed-forward in and out.
  def block(self, x: Tensor, e: Tensor, own: Tensor, cosine: Tensor, sine: Tensor, w: List[Tensor]) -> Tensor:
    m = self.modulation(e, own)
    y = self.attend(x, m, cosine, sine, w[0], w[1], w[2], w[3], w[4], w[5])
    return self.feed(y, m, w[6], w[7], w[8], w[9])

  # x + linear layer of another set of tokens.
  def inject(self, x: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.add(x, torch.linear(torch.to(y, ops.prim.dtype(w)), w, b))

  # Output head: tokens of (T, c, h, w) pictures back to pictures.
  def head(self, x: Tensor, e: Tensor, own: Tensor, weight: Tensor, bias: Tensor, like: Tensor) -> Tensor:
    m = torch.add(own, e)
    y = self.modulate(x, torch.select(m, 0, 0), torch.add(torch.select(m, 0, 1), 1.), 1.0000000000000001e-05)
    y = torch.linear(torch.to(y, ops.prim.dtype(weight)), weight, bias)
    t = torch.size(like, 0)
    h = torch.size(like, 2)
    w = torch.size(like, 3)
    y = torch.view(y, [t, torch.floordiv(h + 1, 2), torch.floordiv(w + 1, 2), -1])
    y = torch.pixel_shuffle(torch.permute(y, [0, 3, 1, 2]), 2)
    return torch.contiguous(torch.to(torch.slice(torch.slice(y, 2, 0, h), 3, 0, w), 6))

  # RMS normalisation of queries or keys over all heads, then rotation of neighbouring numbers:
  # (1, N, d) to (1, heads, N, d / heads). Cosines and sines are (N, d / heads / 2).
  def wan_rotate(self, x: Tensor, w: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    y = self.rms(x, w)
    y = torch.view(y, [torch.size(y, 0), torch.size(y, 1), -1, torch.size(cosine, 1), 2])
    turn = torch.unsqueeze(torch.complex(cosine, sine), 1)
    z = torch.view_as_real(torch.mul(torch.view_as_complex(y), turn))
    return torch.transpose(torch.to(torch.flatten(z, 3, 4), ops.prim.dtype(x)), 1, 2)

  # x + gate * attention of the modulated tokens to themselves. Weights: modulation, then of
  # queries, keys, values and the output, then the norms of queries and keys.
  def wan_attend(self, x: Tensor, m: Tensor, cosine: Tensor, sine: Tensor, w: List[Tensor]) -> Tensor:
    y = self.modulate(x, torch.select(m, 0, 0), torch.select(m, 0, 1), 9.9999999999999995e-07)
    y = torch.to(y, ops.prim.dtype(w[1]))
    q = self.wan_rotate(torch.linear(y, w[1], w[2]), w[9], cosine, sine)
    k = self.wan_rotate(torch.linear(y, w[3], w[4]), w[10], cosine, sine)
    v = self.split(torch.linear(y, w[5], w[6]), 2 * torch.size(cosine, 1))
    a = torch.linear(self.join(torch.scaled_dot_product_attention(q, k, v)), w[7], w[8])
    return torch.addcmul(x, torch.to(a, 6), torch.select(m, 0, 2))

  # x + attention of the normalised tokens to the keys and values (rows, d) of a text. All tokens
  # find the same in a text of one row. Weights: norm, queries, their norm, keys, values, output.
  def wan_read(self, x: Tensor, size: int, w: List[Tensor]) -> Tensor:
    if torch.eq(torch.size(w[16], 0), 1):
      a = torch.unsqueeze(w[16], 0)
    else:
      y = torch.layer_norm(x, [torch.size(x, -1)], w[11], w[12], 9.9999999999999995e-07, False)
      q = torch.linear(torch.to(y, ops.prim.dtype(w[13])), w[13], w[14])
      q = self.split(torch.to(self.rms(q, w[17]), ops.prim.dtype(q)), size)
      k = self.split(torch.unsqueeze(w[15], 0), size)
      v = self.split(torch.unsqueeze(w[16], 0), size)
      a = self.join(torch.scaled_dot_product_attention(q, k, v))
    return torch.add(x, torch.linear(a, w[18], w[19]))

  # Adds gate * feed-forward layers of the modulated tokens to x, in place and some rows at a time.
  def wan_feed_(self, x: Tensor, m: Tensor, rows: int, w: List[Tensor]) -> Tensor:
    for i in range(torch.floordiv(torch.size(x, 1) + rows - 1, rows)):
      part = torch.slice(x, 1, i * rows, (i + 1) * rows)
      y = self.modulate(part, torch.select(m, 0, 3), torch.select(m, 0, 4), 9.9999999999999995e-07)
      y = self.expand(y, w[20], w[21], w[22], w[23])
      part = torch.addcmul_(part, y, torch.select(m, 0, 5))
    return x

  # A transformer block at a flow time.
  def wan_block(self, x: Tensor, e: Tensor, cosine: Tensor, sine: Tensor, rows: int, w: List[Tensor]) -> Tensor:
    m = self.modulation(e, w[0])
    y = self.wan_attend(x, m, cosine, sine, w)
    y = self.wan_read(y, 2 * torch.size(cosine, 1), w)
    return self.wan_feed_(y, m, rows, w)

  # An adapter block at a flow time and its output layer. The first one has an input layer, whose
  # result is added to the tokens of the main stream.
  def wan_adapter(self, c: Tensor, x: Tensor, e: Tensor, cosine: Tensor, sine: Tensor, rows: int, w: List[Tensor]) -> Tuple[Tensor, Tensor]:
    if torch.gt(torch.len(w), 26):
      y = self.inject(x, c, w[26], w[27])
    else:
      y = c
    y = self.wan_block(y, e, cosine, sine, rows, w)
    return (y, torch.linear(torch.to(y, ops.prim.dtype(w[24])), w[24], w[25]))

  # x + scale * y.
  def add_scaled(self, x: Tensor, y: Tensor, scale: float) -> Tensor:
    return torch.add(x, y, alpha=scale)

  # Output head: tokens of (T, c, h, w) pictures back to pictures. The numbers of a token
  # are row, column, channel.
  def wan_head(self, x: Tensor, e: Tensor, own: Tensor, weight: Tensor, bias: Tensor, like: Tensor) -> Tensor:
    m = torch.view(torch.add(own, e), [2, -1])
    y = self.modulate(x, torch.select(m, 0, 0), torch.add(torch.select(m, 0, 1), 1.), 9.9999999999999995e-07)
    y = torch.linear(y, weight, bias)
    h = torch.size(like, 2)
    w = torch.size(like, 3)
    y = torch.view(y, [torch.size(like, 0), torch.floordiv(h + 1, 2), torch.floordiv(w + 1, 2), 2, 2, -1])
    y = torch.flatten(torch.flatten(torch.permute(y, [0, 5, 1, 3, 2, 4]), 4, 5), 2, 3)
    return torch.contiguous(torch.slice(torch.slice(y, 2, 0, h), 3, 0, w))

  # Embedding of a text (rows, width).
  def text(self, x: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    return torch.linear(torch.gelu(torch.linear(x, w1, b1), approximate="tanh"), w2, b2)

  # Keys of a text's embedding.
  def text_keys(self, x: Tensor, w: Tensor, b: Tensor, norm: Tensor) -> Tensor:
    return self.rms(torch.linear(x, w, b), norm)

  def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear(x, w, b)
