meta:
  id: gnvc
  title: GNVC raw file
  application: GNVC, a generative neural video codec
  file-extension: gnvc
  license: Apache-2.0
  ks-version: 0.11
  endian: be
  bit-endian: be
doc: |
  A raw file of bitstream version 1 without damage: units behind sync words. Units are also what
  containers carry; `packet` and `configuration` are their two forms there.

  This describes the syntax of clause 5. What it cannot say: checksums, the limits of levels
  (annex A), and what a reader does with damage (clause 7).
doc-ref: 05-syntax.md, clause 5.5 Raw file
seq:
  - id: units
    type: synced_unit
    repeat: eos

types:
  synced_unit:
    doc-ref: 05-syntax.md, clause 5.5 Raw file
    seq:
      - id: sync_word
        contents: GNVC
      - id: unit
        type: unit

  unit:
    doc: A typed piece of the stream with its checksum.
    doc-ref: 05-syntax.md, clause 5.1 Unit
    seq:
      - id: type
        -orig-id: type
        type: u1
        enum: unit_type
        valid:
          expr: _ != unit_type::never
        doc: 4 to 127 are reserved, 128 to 255 free for private use; readers skip what they do not know.
      - id: size
        -orig-id: size
        type: leb
        valid:
          expr: '_.value <= (type == unit_type::sequence_header ? 4096 : 142610432)'
        doc: Bytes of the payload. The limit is that of level 4; smaller levels have smaller ones.
      - id: payload
        -orig-id: payload
        size: size.value
        type:
          switch-on: type
          cases:
            'unit_type::sequence_header': sequence_header
            'unit_type::group': group
            'unit_type::index': index_unit
      - id: crc
        -orig-id: crc
        type: u4
        doc: CRC-32C of type, size and payload.

  sequence_header:
    doc-ref: 05-syntax.md, clause 5.2 Sequence header
    seq:
      - id: major
        -orig-id: major
        type: u1
        valid: 1
        doc: More is a newer version, which this description does not fit.
      - id: minor
        -orig-id: minor
        type: u1
      - id: profile
        -orig-id: profile
        type: u1
        enum: profile
        valid:
          in-enum: true
      - id: level
        -orig-id: level
        type: u1
        valid:
          min: 1
          max: 4
      - id: width
        -orig-id: width
        type: u2
        valid:
          min: 1
          max: 16384
        doc: Pixels.
      - id: height
        -orig-id: height
        type: u2
        valid:
          min: 1
          max: 16384
        doc: Pixels.
      - id: reserved_format_bits
        -orig-id: reserved_format_bits
        type: b4
        valid: 0
      - id: full_range
        -orig-id: full_range
        type: b1
        doc: Samples use all code values.
      - id: ten_bit
        -orig-id: ten_bit
        type: b1
        doc: The source has 10 bits per sample, else 8.
      - id: chroma
        -orig-id: chroma
        type: b2
        enum: chroma
      - id: primaries
        -orig-id: primaries
        type: u1
        doc: Code point of ITU-T H.273.
      - id: transfer
        -orig-id: transfer
        type: u1
        doc: Code point of ITU-T H.273.
      - id: matrix
        -orig-id: matrix
        type: u1
        doc: Code point of ITU-T H.273.
      - id: rate_num
        -orig-id: rate_num
        type: positive_leb
        doc: Frames per second, numerator.
      - id: rate_den
        -orig-id: rate_den
        type: positive_leb
      - id: base_num
        -orig-id: base_num
        type: positive_leb
        doc: Seconds per tick, numerator.
      - id: base_den
        -orig-id: base_den
        type: positive_leb
      - id: entropy_model
        -orig-id: entropy_model
        size: 16
        doc: First half of the SHA-256 of the entropy model.
      - id: synthesis_model
        -orig-id: synthesis_model
        size: 16
        doc: First half of the SHA-256 of the synthesis model.
      - id: t_n
        -orig-id: t_n
        type: u1
        valid:
          min: 1
      - id: steps
        -orig-id: steps
        type: u1
        valid:
          min: 1
          max: 8
      - id: noise_seed
        -orig-id: noise_seed
        type: u4
      - id: header_rest
        -orig-id: header_rest
        size-eos: true
        doc: Fields of later minor versions; ignored.

  group:
    doc-ref: 05-syntax.md, clause 5.3 Group
    seq:
      - id: key
        -orig-id: key
        type: b1
      - id: flagged
        -orig-id: flagged
        type: b1
        doc: The flags are present.
      - id: rate_index
        -orig-id: rate_index
        type: b6
      - id: flags
        type: group_flags
        if: flagged
      - id: frame_count
        -orig-id: frame_count
        type: u1
        valid:
          min: 1
          max: 'key ? 65 : 64'
        doc: Frames to show.
      - id: first_frame
        -orig-id: first_frame
        type: leb
        valid:
          expr: _.value < 281474976710656
      - id: group_steps
        -orig-id: group_steps
        type: u1
        if: flagged and flags.has_steps
        valid:
          min: 1
          max: 8
      - id: group_t_n
        -orig-id: group_t_n
        type: u1
        if: flagged and flags.has_t_n
        valid:
          min: 1
      - id: seed_offset
        -orig-id: seed_offset
        type: u4
        if: flagged and flags.has_seed
      - id: first_timestamp
        -orig-id: first_timestamp
        type: signed_leb
        if: flagged and flags.has_timestamps
        doc: In ticks of the time base.
      - id: timestamp_steps
        -orig-id: timestamp_step
        type: leb
        repeat: expr
        repeat-expr: frame_count - 1
        if: flagged and flags.has_timestamps
        valid:
          expr: _.value >= 1
      - id: extension_size
        -orig-id: extension_size
        type: leb
        if: flagged and flags.extended
        valid:
          expr: _.value < 2147483648
      - id: extension
        -orig-id: extension
        size: extension_size.value
        if: flagged and flags.extended
        doc: Fields of later minor versions; ignored.
      - id: lengths
        -orig-id: length
        type: leb
        repeat: expr
        repeat-expr: num_substreams - 1
        doc: Bytes of each substream but the last.
      - id: substreams
        -orig-id: substream
        size: '_index < num_substreams - 1 ? lengths[_index].value : (_io.size - _io.pos)'
        repeat: expr
        repeat-expr: num_substreams
        doc: The coded symbols of each latent (clauses 8 and 9).
    instances:
      num_substreams:
        doc: One for each latent.
        value: 'key ? 1 + (frame_count + 2) / 4 : (frame_count + 3) / 4'

  group_flags:
    doc-ref: 05-syntax.md, clause 5.3 Group
    seq:
      - id: extended
        -orig-id: extended
        type: b1
      - id: reserved_group_bits
        -orig-id: reserved_group_bits
        type: b3
        valid: 0
      - id: has_seed
        -orig-id: has_seed
        type: b1
      - id: has_t_n
        -orig-id: has_t_n
        type: b1
      - id: has_steps
        -orig-id: has_steps
        type: b1
      - id: has_timestamps
        -orig-id: has_timestamps
        type: b1

  index_unit:
    doc: Who reads through a file does not read this payload, and it is no damage if it is wrong.
    doc-ref: 07-parsing.md, clause 7.3 Unknown units
    instances:
      index:
        pos: 0
        type: index

  index:
    doc-ref: 05-syntax.md, clause 5.4 Index
    seq:
      - id: entries
        type: index_entry
        repeat: until
        repeat-until: _io.size - _io.pos <= 4
        if: _io.size > 4
      - id: index_distance
        -orig-id: index_distance
        type: u4
        doc: Bytes from the sync word of this unit to the end of the file.

  index_entry:
    doc: A group of the file. Distances are from the group before, those of the first from 0.
    doc-ref: 05-syntax.md, clause 5.4 Index
    seq:
      - id: group_distance
        -orig-id: group_distance
        type: leb
        valid:
          expr: _.value >= 1
        doc: Bytes between the sync words.
      - id: frame_distance
        -orig-id: frame_distance
        type: leb
        doc: Difference of the first frames.
      - id: entry_key
        -orig-id: entry_key
        type: b1
      - id: entry_frame_count
        -orig-id: entry_frame_count
        type: b7

  configuration:
    doc: What a container keeps as codec configuration.
    doc-ref: 05-syntax.md, clause 5.6 Packets
    seq:
      - id: header
        type: unit
      - id: configuration_rest
        -orig-id: configuration_rest
        size-eos: true
        doc: Ignored.

  packet:
    doc: What a container carries for a frame. The first frame of a group has its group unit.
    doc-ref: 05-syntax.md, clause 5.6 Packets
    seq:
      - id: frame_index
        -orig-id: frame_index
        type: u1
        if: _io.size == 1
        valid:
          min: 1
          max: 64
        doc: The frame's place in its group.
      - id: units
        type: unit
        repeat: eos
        if: _io.size != 1

  leb:
    doc: LEB128 in its shortest form, at most 8 bytes.
    doc-ref: 03-conventions.md, clause 3.4.2 Variable lengths
    seq:
      - id: first
        type: leb_octet(0)
    instances:
      value:
        value: first.value

  leb_octet:
    doc: 7 bits, and what follows them.
    doc-ref: 03-conventions.md, clause 3.4.2 Variable lengths
    params:
      - id: place
        type: s4
    seq:
      - id: more
        type: b1
      - id: bits
        type: b7
        valid:
          expr: 'more ? place < 7 : (place == 0 or _ != 0)'
      - id: next
        type: leb_octet(place + 1)
        if: more
    instances:
      value:
        value: '(bits + (more ? next.value * 128 : 0)).as<u8>'

  positive_leb:
    doc: A number from 1 to 2^31 - 1.
    seq:
      - id: number
        type: leb
        valid:
          expr: _.value >= 1 and _.value <= 2147483647
    instances:
      value:
        value: number.value

  signed_leb:
    doc: 0, -1, 1, -2, ... are coded as 0, 1, 2, 3, ...
    doc-ref: 03-conventions.md, clause 3.4.2 Variable lengths
    seq:
      - id: number
        type: leb
        valid:
          expr: _.value < 72057594037927935
    instances:
      value:
        value: '(number.value % 2 == 0 ? number.value / 2 : -(number.value / 2) - 1).as<s8>'

enums:
  unit_type:
    0: never
    1: sequence_header
    2: group
    3: index
  profile:
    0: lite
    1: wan
  chroma:
    0: chroma_420
    1: chroma_422
    2: chroma_444
    3: rgb
