# Operators of the diffusion transformer, in the dialect of serialised TorchScript: every function
# is fully typed and calls the operators of libtorch. Tokens are (1, N, d) float32, the order of N
# is latent, row, column; matrices of weights and their biases come in the precision of the matrix
# products, all other weights in float32. Numbers of types: 6 float32.
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

  # Embedding of the flow time (d) and from it shift, scale and gate of attention and of the
  # feed-forward layers (6, d).
  def time(self, tau: float, half: int, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor, w3: Tensor, b3: Tensor) -> Tuple[Tensor, Tensor]:
    i = torch.arange(half, dtype=6, device=ops.prim.device(w1))
    frequencies = torch.exp(torch.div(torch.mul(i, -9.2103403719761836), half))
    angles = torch.mul(frequencies, torch.mul(torch.full([1], tau, dtype=6, device=ops.prim.device(w1)), 1000))
    e = torch.linear(torch.cat([torch.cos(angles), torch.sin(angles)], 0), w1, b1)
    e = torch.linear(torch.silu(e), w2, b2)
    return (e, torch.view(torch.linear(torch.silu(e), w3, b3), [6, -1]))

  # A block's own modulation (6, d) for one flow time: the scales get their 1 here.
  def modulation(self, e: Tensor, own: Tensor) -> Tensor:
    m = torch.add(e, own)
    one = torch.add_(torch.select(m, 0, 1), 1.)
    one = torch.add_(torch.select(m, 0, 4), 1.)
    return m

  # Layer normalisation, scale and shift.
  def modulate(self, x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    y = torch.layer_norm(x, [torch.size(x, -1)], None, None, 1.0000000000000001e-05, False)
    return torch.addcmul(shift, y, scale)

  # RMS normalisation of queries or keys over all heads, then rotation: (1, N, d) to (1, heads, N,
  # d / heads). Cosines and sines are (N, d / heads / 2).
  def rotate(self, x: Tensor, w: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    half = torch.size(cosine, 1)
    y = torch.to(x, 6)
    r = torch.rsqrt(torch.add(torch.mean(torch.mul(y, y), [-1], True), 9.9999999999999995e-07))
    y = torch.mul(torch.mul(y, r), w)
    y = torch.view(y, [torch.size(y, 0), torch.size(y, 1), -1, 2, half])
    c = torch.unsqueeze(cosine, 1)
    s = torch.unsqueeze(sine, 1)
    a = torch.select(y, 3, 0)
    b = torch.select(y, 3, 1)
    z = torch.stack([torch.addcmul(torch.mul(a, c), b, s, value=-1.), torch.addcmul(torch.mul(a, s), b, c)], 3)
    return torch.transpose(torch.to(torch.flatten(z, 3, 4), ops.prim.dtype(x)), 1, 2)

  # x + gate * attention of the modulated tokens to themselves.
  def attend(self, x: Tensor, m: Tensor, cosine: Tensor, sine: Tensor, wqkv: Tensor, bqkv: Tensor, nq: Tensor, nk: Tensor, wo: Tensor, bo: Tensor) -> Tensor:
    y = self.modulate(x, torch.select(m, 0, 0), torch.select(m, 0, 1))
    q, k, v = torch.chunk(torch.linear(torch.to(y, ops.prim.dtype(wqkv)), wqkv, bqkv), 3, -1)
    v = torch.transpose(torch.view(v, [torch.size(x, 0), torch.size(x, 1), -1, 2 * torch.size(cosine, 1)]), 1, 2)
    a = torch.scaled_dot_product_attention(self.rotate(q, nq, cosine, sine), self.rotate(k, nk, cosine, sine), v)
    a = torch.linear(torch.flatten(torch.transpose(a, 1, 2), 2, 3), wo, bo)
    return torch.addcmul(x, torch.to(a, 6), torch.select(m, 0, 2))

  # x + gate * feed-forward layers of the modulated tokens.
  def feed(self, x: Tensor, m: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    y = self.modulate(x, torch.select(m, 0, 3), torch.select(m, 0, 4))
    y = torch.gelu(torch.linear(torch.to(y, ops.prim.dtype(w1)), w1, b1), approximate="tanh")
    return torch.addcmul(x, torch.to(torch.linear(y, w2, b2), 6), torch.select(m, 0, 5))

  # A transformer block. Weights: attention in, norms of queries and keys, attention out,
  # feed-forward in and out.
  def block(self, x: Tensor, m: Tensor, cosine: Tensor, sine: Tensor, w: List[Tensor]) -> Tensor:
    y = self.attend(x, m, cosine, sine, w[0], w[1], w[2], w[3], w[4], w[5])
    return self.feed(y, m, w[6], w[7], w[8], w[9])

  # x + linear layer of another set of tokens.
  def inject(self, x: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.add(x, torch.linear(torch.to(y, ops.prim.dtype(w)), w, b))

  # Output head: tokens of (T, c, h, w) pictures back to pictures.
  def head(self, x: Tensor, e: Tensor, own: Tensor, weight: Tensor, bias: Tensor, like: Tensor) -> Tensor:
    m = torch.add(own, e)
    y = self.modulate(x, torch.select(m, 0, 0), torch.add(torch.select(m, 0, 1), 1.))
    y = torch.linear(torch.to(y, ops.prim.dtype(weight)), weight, bias)
    t = torch.size(like, 0)
    h = torch.size(like, 2)
    w = torch.size(like, 3)
    y = torch.view(y, [t, torch.floordiv(h + 1, 2), torch.floordiv(w + 1, 2), -1])
    y = torch.pixel_shuffle(torch.permute(y, [0, 3, 1, 2]), 2)
    return torch.contiguous(torch.to(torch.slice(torch.slice(y, 2, 0, h), 3, 0, w), 6))
