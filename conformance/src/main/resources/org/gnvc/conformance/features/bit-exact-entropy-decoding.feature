@L1 @lite
Feature: Bit-exact entropy decoding
  Every decoder takes the same symbols from a stream, on every machine.

  Scenario Outline: <vector> has its symbols
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder accepts the stream
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector                         |
      | index-cut                      |
      | index-distance-beyond-the-file |
      | index-distance-wrong           |
      | index-empty                    |
      | index-frames-wrong             |
      | index-offsets-beyond-the-end   |
      | index-offsets-wrong            |
      | key-and-predictive             |
      | key-group-5                    |
      | one-frame                      |
