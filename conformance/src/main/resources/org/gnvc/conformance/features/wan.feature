@wan
Feature: Profile wan
  Streams of the larger profile, made with a small pack of it. A decoder that knows other profiles
  only is judged with --profile.

  @L0
  Scenario Outline: <vector> is accepted
    Given the vector <vector>
    When it is decoded
    Then the decoder accepts the stream
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector                 |
      | wan-effort             |
      | wan-feature-reset      |
      | wan-key-and-predictive |
      | wan-odd-size           |
      | wan-one-frame          |
      | wan-rate-changes       |
      | wan-rates              |
      | wan-symbol-127         |
      | wan-symbol-minus-128   |

  @L1
  Scenario Outline: <vector> has its symbols
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder accepts the stream
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector                 |
      | wan-effort             |
      | wan-feature-reset      |
      | wan-key-and-predictive |
      | wan-odd-size           |
      | wan-one-frame          |
      | wan-rate-changes       |
      | wan-rates              |
      | wan-symbol-127         |
      | wan-symbol-minus-128   |

  @L2
  Scenario Outline: <vector> looks as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector                 |
      | wan-effort             |
      | wan-feature-reset      |
      | wan-key-and-predictive |
      | wan-odd-size           |
      | wan-one-frame          |
      | wan-rate-changes       |
      | wan-rates              |
      | wan-symbol-127         |
      | wan-symbol-minus-128   |

  @L0
  Scenario Outline: <vector> is reported, and what is sound is delivered
    Given the vector <vector>
    When it is decoded
    Then the decoder reports the problem
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector                     |
      | wan-symbol-below-minus-128 |
      | wan-symbol-over-127        |
      | wan-words-left-over        |

  @L1
  Scenario Outline: <vector> loses no symbols that are sound
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder reports the problem
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector                     |
      | wan-symbol-below-minus-128 |
      | wan-symbol-over-127        |
      | wan-words-left-over        |

  @L2
  Scenario Outline: <vector> shows what is sound as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector                     |
      | wan-symbol-below-minus-128 |
      | wan-symbol-over-127        |
      | wan-words-left-over        |

  @L1 @library
  Scenario Outline: <vector> with sums in <sums>, <threads> threads, pictures in <pictures>, on <device>
    Given the vector <vector>
    When our library decodes it with sums in <sums>, <threads> threads, pictures in <pictures>, on <device>
    Then every group has exactly the specified symbols

    Examples: cpu
      | vector                 | sums    | threads | pictures | device |
      | wan-key-and-predictive | int     |       2 | float32  | cpu    |
      | wan-key-and-predictive | float32 |       1 | bfloat16 | cpu    |
      | wan-key-and-predictive | float64 |       2 | float32  | cpu    |

    @gpu
    Examples: cuda
      | vector                 | sums    | threads | pictures | device |
      | wan-key-and-predictive | int     |       1 | float32  | cuda   |
      | wan-key-and-predictive | float64 |       1 | bfloat16 | cuda   |
