@lite
Feature: Damaged streams
  What is damaged is reported, and everything around it still comes out.

  @L0
  Scenario Outline: <vector> is reported, and what is sound is delivered
    Given the vector <vector>
    When it is decoded
    Then the decoder reports the problem
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector                          |
      | base-den-zero                   |
      | base-num-zero                   |
      | bytes-at-the-end                |
      | bytes-inserted                  |
      | bytes-missing                   |
      | end-state-wrong                 |
      | end-state-wrong-in-one-lane     |
      | escape-prefix-too-long          |
      | extension-beyond-payload        |
      | extension-over-2-31             |
      | false-units-before-a-unit       |
      | first-frame-nine-bytes          |
      | first-frame-not-shortest        |
      | first-frame-over-2-48           |
      | first-header-damaged            |
      | first-timestamp-over-2-55       |
      | four-lanes-too-short            |
      | frame-count-zero                |
      | group-payload-cut               |
      | group-payload-empty             |
      | group-steps-9                   |
      | group-steps-zero                |
      | group-t-n-zero                  |
      | header-crc-wrong                |
      | header-cut-short                |
      | header-late                     |
      | header-missing                  |
      | header-payload-cut              |
      | header-payload-empty            |
      | header-size-over-4096           |
      | height-zero                     |
      | hyper-symbol-below-minus-63     |
      | hyper-symbol-over-63            |
      | index-crc-wrong                 |
      | key-frame-count-66              |
      | key-group-damaged               |
      | lane-code-0                     |
      | lane-code-3                     |
      | later-header-crc-wrong          |
      | later-header-damaged            |
      | leb-nine-bytes                  |
      | leb-not-shortest                |
      | magic-alone                     |
      | major-version-0                 |
      | predictive-after-another-group  |
      | predictive-after-gap            |
      | predictive-after-padded-group   |
      | predictive-frame-count-65       |
      | predictive-group-damaged        |
      | predictive-twice                |
      | predictive-without-reference    |
      | rate-den-zero                   |
      | rate-num-over-2-31              |
      | rate-num-zero                   |
      | second-substream-damaged        |
      | state-below-65536               |
      | steps-9                         |
      | steps-zero                      |
      | substream-empty                 |
      | substream-length-beyond-payload |
      | substream-length-not-shortest   |
      | substream-length-over-level     |
      | substream-of-1-byte             |
      | substream-of-2-bytes            |
      | symbol-below-minus-2047         |
      | symbol-over-2047                |
      | sync-word-lost                  |
      | sync-words-between-units        |
      | t-n-zero                        |
      | time-over-2-63                  |
      | timestamp-sum-over-2-55         |
      | timestamps-cut                  |
      | timestamps-not-growing          |
      | truncated-in-crc                |
      | truncated-in-group              |
      | truncated-in-sync-word          |
      | two-lanes-odd-length            |
      | unit-crc-wrong                  |
      | unit-payload-wrong              |
      | unit-size-beyond-the-end        |
      | unit-size-not-shortest          |
      | unit-size-over-level            |
      | unit-type-wrong                 |
      | unit-type-zero                  |
      | width-over-16384                |
      | width-zero                      |
      | words-left-over                 |
      | words-missing                   |
      | zeros-between-units             |

  @L1
  Scenario Outline: <vector> loses no symbols that are sound
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder reports the problem
    And every group has exactly the specified symbols

    @level-1
    Examples: bitstream level 1
      | vector                          |
      | bytes-at-the-end                |
      | bytes-inserted                  |
      | bytes-missing                   |
      | end-state-wrong                 |
      | end-state-wrong-in-one-lane     |
      | escape-prefix-too-long          |
      | extension-beyond-payload        |
      | extension-over-2-31             |
      | false-units-before-a-unit       |
      | first-frame-nine-bytes          |
      | first-frame-not-shortest        |
      | first-frame-over-2-48           |
      | first-header-damaged            |
      | first-timestamp-over-2-55       |
      | four-lanes-too-short            |
      | frame-count-zero                |
      | group-payload-cut               |
      | group-payload-empty             |
      | group-steps-9                   |
      | group-steps-zero                |
      | group-t-n-zero                  |
      | header-late                     |
      | hyper-symbol-below-minus-63     |
      | hyper-symbol-over-63            |
      | index-crc-wrong                 |
      | key-frame-count-66              |
      | key-group-damaged               |
      | lane-code-0                     |
      | lane-code-3                     |
      | later-header-crc-wrong          |
      | later-header-damaged            |
      | predictive-after-another-group  |
      | predictive-after-gap            |
      | predictive-after-padded-group   |
      | predictive-frame-count-65       |
      | predictive-group-damaged        |
      | predictive-twice                |
      | predictive-without-reference    |
      | second-substream-damaged        |
      | state-below-65536               |
      | substream-empty                 |
      | substream-length-beyond-payload |
      | substream-length-not-shortest   |
      | substream-length-over-level     |
      | substream-of-1-byte             |
      | substream-of-2-bytes            |
      | symbol-below-minus-2047         |
      | symbol-over-2047                |
      | sync-word-lost                  |
      | sync-words-between-units        |
      | time-over-2-63                  |
      | timestamp-sum-over-2-55         |
      | timestamps-cut                  |
      | timestamps-not-growing          |
      | truncated-in-crc                |
      | truncated-in-group              |
      | truncated-in-sync-word          |
      | two-lanes-odd-length            |
      | unit-crc-wrong                  |
      | unit-payload-wrong              |
      | unit-size-beyond-the-end        |
      | unit-size-not-shortest          |
      | unit-size-over-level            |
      | unit-type-wrong                 |
      | unit-type-zero                  |
      | words-left-over                 |
      | words-missing                   |
      | zeros-between-units             |

  @L2
  Scenario Outline: <vector> shows what is sound as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector                          |
      | bytes-at-the-end                |
      | bytes-inserted                  |
      | bytes-missing                   |
      | end-state-wrong                 |
      | end-state-wrong-in-one-lane     |
      | escape-prefix-too-long          |
      | extension-beyond-payload        |
      | extension-over-2-31             |
      | false-units-before-a-unit       |
      | first-frame-nine-bytes          |
      | first-frame-not-shortest        |
      | first-frame-over-2-48           |
      | first-header-damaged            |
      | first-timestamp-over-2-55       |
      | four-lanes-too-short            |
      | frame-count-zero                |
      | group-payload-cut               |
      | group-payload-empty             |
      | group-steps-9                   |
      | group-steps-zero                |
      | group-t-n-zero                  |
      | header-late                     |
      | hyper-symbol-below-minus-63     |
      | hyper-symbol-over-63            |
      | index-crc-wrong                 |
      | key-frame-count-66              |
      | key-group-damaged               |
      | lane-code-0                     |
      | lane-code-3                     |
      | later-header-crc-wrong          |
      | later-header-damaged            |
      | predictive-after-another-group  |
      | predictive-after-gap            |
      | predictive-after-padded-group   |
      | predictive-frame-count-65       |
      | predictive-group-damaged        |
      | predictive-twice                |
      | predictive-without-reference    |
      | second-substream-damaged        |
      | state-below-65536               |
      | substream-empty                 |
      | substream-length-beyond-payload |
      | substream-length-not-shortest   |
      | substream-length-over-level     |
      | substream-of-1-byte             |
      | substream-of-2-bytes            |
      | symbol-below-minus-2047         |
      | symbol-over-2047                |
      | sync-word-lost                  |
      | sync-words-between-units        |
      | time-over-2-63                  |
      | timestamp-sum-over-2-55         |
      | timestamps-cut                  |
      | timestamps-not-growing          |
      | truncated-in-crc                |
      | truncated-in-group              |
      | truncated-in-sync-word          |
      | two-lanes-odd-length            |
      | unit-crc-wrong                  |
      | unit-payload-wrong              |
      | unit-size-beyond-the-end        |
      | unit-size-not-shortest          |
      | unit-size-over-level            |
      | unit-type-wrong                 |
      | unit-type-zero                  |
      | words-left-over                 |
      | words-missing                   |
      | zeros-between-units             |
