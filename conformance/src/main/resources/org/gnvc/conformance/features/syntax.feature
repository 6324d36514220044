@L0 @lite
Feature: Syntax
  A stream that follows the specification is taken, and every frame of it comes out.

  Scenario Outline: <vector> is accepted
    Given the vector <vector>
    When it is decoded
    Then the decoder accepts the stream
    And the frames that can be decoded are delivered in the right format

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
