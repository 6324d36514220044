/**
 * Model packs: a directory, or a part of the jar, with {@code config.json}, the weights in
 * safetensors shards and the integer entropy model. Everything read here is checked against the
 * file before it is used; the networks then ask for tensors by name and shape. Annex F of the
 * bitstream specification defines them.
 */
package org.gnvc.model;
