@lite
Feature: Versions and compatibility
  Later minor versions are read; what a decoder does not know is refused, not guessed.

  @L0
  Scenario Outline: <vector> is read
    Given the vector <vector>
    When it is decoded
    Then the decoder accepts the stream
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector               |
      | header-minor-version |

  @L1
  Scenario Outline: <vector> has the symbols that this version knows
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder accepts the stream
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector               |
      | header-minor-version |

  @L2
  Scenario Outline: <vector> looks as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector               |
      | header-minor-version |

  @L0
  Scenario Outline: <vector> is refused
    Given the vector <vector>
    When it is decoded
    Then the decoder reports the problem
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector                      |
      | byte-before-magic           |
      | empty-file                  |
      | group-reserved-bit-set      |
      | group-reserved-bits-set     |
      | header-reserved-bit-set     |
      | header-reserved-bits-set    |
      | later-header-too-new        |
      | later-header-unsupported    |
      | level-0                     |
      | level-5                     |
      | level-too-small-for-picture |
      | level-too-small-for-side    |
      | magic-cut-short             |
      | major-version-2             |
      | major-version-255           |
      | not-gnvc                    |
      | other-model                 |
      | profile-unknown             |
      | side-over-all-levels        |

  @L1
  Scenario Outline: <vector> gives no symbols that it should not
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder reports the problem
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector                   |
      | group-reserved-bit-set   |
      | group-reserved-bits-set  |
      | later-header-too-new     |
      | later-header-unsupported |

  @L2
  Scenario Outline: <vector> shows what can be read as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector                   |
      | group-reserved-bit-set   |
      | group-reserved-bits-set  |
      | later-header-too-new     |
      | later-header-unsupported |
