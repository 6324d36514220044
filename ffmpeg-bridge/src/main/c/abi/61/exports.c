/* Made from declarations.txt by ./regenerate; do not edit. */
#ifdef EXPORTS_avutil
void avutil_version(void) {}
void av_log(void) {}
void av_log_get_level(void) {}
void av_default_item_name(void) {}
void av_malloc(void) {}
void av_mallocz(void) {}
void av_realloc(void) {}
void av_calloc(void) {}
void av_free(void) {}
void av_freep(void) {}
void av_strdup(void) {}
void av_memdup(void) {}
void av_strerror(void) {}
void av_frame_copy_props(void) {}
void av_frame_alloc(void) {}
void av_frame_free(void) {}
void av_frame_ref(void) {}
void av_frame_unref(void) {}
void av_frame_get_buffer(void) {}
void av_frame_make_writable(void) {}
void av_frame_get_side_data(void) {}
void av_frame_new_side_data(void) {}
void av_buffer_replace(void) {}
void av_buffer_ref(void) {}
void av_buffer_unref(void) {}
void av_rescale(void) {}
void av_rescale_q(void) {}
void av_reduce(void) {}
void av_compare_ts(void) {}
void av_dict_get(void) {}
void av_dict_set(void) {}
void av_dict_count(void) {}
void av_dict_free(void) {}
void av_opt_set(void) {}
void av_image_check_size2(void) {}
void av_pix_fmt_desc_get(void) {}
void av_get_pix_fmt(void) {}
void av_get_pix_fmt_name(void) {}
#endif
#ifdef EXPORTS_avcodec
void avcodec_version(void) {}
void av_codec_iterate(void) {}
void av_codec_is_encoder(void) {}
void av_codec_is_decoder(void) {}
void avcodec_find_encoder(void) {}
void avcodec_find_decoder(void) {}
void avcodec_find_encoder_by_name(void) {}
void avcodec_find_decoder_by_name(void) {}
void avcodec_descriptor_get(void) {}
void avcodec_descriptor_get_by_name(void) {}
void avcodec_descriptor_next(void) {}
void avcodec_default_get_buffer2(void) {}
void av_new_packet(void) {}
void av_packet_alloc(void) {}
void av_packet_free(void) {}
void av_packet_unref(void) {}
void av_packet_ref(void) {}
void av_packet_move_ref(void) {}
void av_packet_new_side_data(void) {}
void av_packet_get_side_data(void) {}
void avcodec_parameters_copy(void) {}
#endif
#ifdef EXPORTS_avformat
void avformat_version(void) {}
void av_muxer_iterate(void) {}
void av_demuxer_iterate(void) {}
void av_find_input_format(void) {}
void av_guess_format(void) {}
void avformat_get_riff_video_tags(void) {}
void av_codec_get_id(void) {}
void av_codec_get_tag(void) {}
void avformat_new_stream(void) {}
void av_add_index_entry(void) {}
void av_index_search_timestamp(void) {}
void avformat_index_get_entries_count(void) {}
void avformat_index_get_entry(void) {}
void avformat_index_get_entry_from_timestamp(void) {}
void av_stream_new_side_data(void) {}
void av_get_packet(void) {}
void av_append_packet(void) {}
void avio_w8(void) {}
void avio_write(void) {}
void avio_flush(void) {}
void avio_r8(void) {}
void avio_read(void) {}
void avio_read_partial(void) {}
void avio_seek(void) {}
void avio_skip(void) {}
void avio_size(void) {}
void avio_feof(void) {}
#endif
#ifdef EXPORTS_avformat
void avpriv_set_pts_info(void) {}
#endif
