CREATE TABLE "account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C",
	"name" text collate "C" NOT NULL,
	"standing" text collate "C" DEFAULT 'member' NOT NULL,
	"imported" boolean DEFAULT false NOT NULL,
	"simulated" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"issuer" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"secret_hash" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "link" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"account_id" text collate "C",
	"made_by" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C",
	"email" text collate "C",
	"roles" json NOT NULL,
	"kind" text collate "C" NOT NULL,
	"made_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text collate "C",
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_token_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C" NOT NULL,
	"address" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"description" text collate "C" DEFAULT '' NOT NULL,
	"regime" text collate "C" DEFAULT 'small' NOT NULL,
	"importance" json NOT NULL,
	"time_zone" text collate "C" DEFAULT 'UTC' NOT NULL,
	"decider" text collate "C" DEFAULT 'one_sme' NOT NULL,
	"languages" json NOT NULL,
	"mm_per_pixel" double precision,
	"seed" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"project_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"roles" json NOT NULL,
	"kind" text collate "C" DEFAULT 'in_house' NOT NULL,
	"pseudonym" text collate "C" NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"seen_version_id" text collate "C",
	CONSTRAINT "membership_project_id_account_id_pk" PRIMARY KEY("project_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "definition_version" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"parent_id" text collate "C",
	"operations" json NOT NULL,
	"definition" json NOT NULL,
	"hash" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"published_by" text collate "C" NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "definition_draft" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"parent_id" text collate "C",
	"revision" bigint DEFAULT 1 NOT NULL,
	"operations" json NOT NULL,
	"definition" json NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"published_as" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"mm_per_pixel" double precision,
	"licence" text collate "C" DEFAULT '' NOT NULL,
	"origin" text collate "C" DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"source_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"job_id" text collate "C",
	"created_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "blob" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"type" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"batch_id" text collate "C" NOT NULL,
	"source_id" text collate "C",
	"external_id" text collate "C" NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"record" json,
	"metadata" json NOT NULL,
	"mm_per_pixel" double precision,
	"parent_id" text collate "C",
	"supersedes_id" text collate "C",
	"supersedes_reason" text collate "C",
	"cluster" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"purged_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "item_media" (
	"item_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"blob_hash" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"measures" json NOT NULL,
	"upright_hash" text collate "C",
	CONSTRAINT "item_media_item_id_role_position_pk" PRIMARY KEY("item_id","role","position")
);
--> statement-breakpoint
CREATE TABLE "item_slice" (
	"item_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "item_slice_item_id_name_value_pk" PRIMARY KEY("item_id","name","value")
);
--> statement-breakpoint
CREATE TABLE "reference" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"answer" json NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"overlap" bigint NOT NULL,
	"lease_seconds" bigint DEFAULT 1800 NOT NULL,
	"sampling" json NOT NULL,
	"repeat_share" double precision DEFAULT 0 NOT NULL,
	"seed" text collate "C" NOT NULL,
	"opened_by" text collate "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "round_item" (
	"round_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"inclusion" double precision,
	"open_slots" bigint NOT NULL,
	"submitted" bigint DEFAULT 0 NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"completed_by" text collate "C",
	"closed_at" timestamp (3) with time zone,
	"exhausted_at" timestamp (3) with time zone,
	CONSTRAINT "round_item_round_id_item_id_pk" PRIMARY KEY("round_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "round_labeler" (
	"round_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"blind" boolean NOT NULL,
	"seed" text collate "C" NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_labeler_round_id_account_id_pk" PRIMARY KEY("round_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "relabel_request" (
	"round_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"question_ids" json NOT NULL,
	"reason" text collate "C" NOT NULL,
	CONSTRAINT "relabel_request_round_id_item_id_account_id_pk" PRIMARY KEY("round_id","item_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"round_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"prefetched" boolean DEFAULT false NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"skip_reason" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"assignment_id" text collate "C" PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"document" json NOT NULL,
	"active_seconds" double precision DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_conflict" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"assignment_id" text collate "C" NOT NULL,
	"base_revision" bigint NOT NULL,
	"document" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annotation" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"assignment_id" text collate "C" NOT NULL,
	"round_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	"item_revision" bigint NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"format" bigint NOT NULL,
	"document" json NOT NULL,
	"origin" text collate "C" NOT NULL,
	"blind" boolean NOT NULL,
	"surplus" boolean DEFAULT false NOT NULL,
	"active_seconds" double precision NOT NULL,
	"operation_id" text collate "C" NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_value" (
	"annotation_id" text collate "C" NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"region_id" text collate "C",
	"class_id" text collate "C",
	"text" text collate "C",
	"x" double precision,
	"y" double precision,
	"width" double precision,
	"height" double precision,
	CONSTRAINT "answer_value_annotation_id_question_id_position_pk" PRIMARY KEY("annotation_id","question_id","position")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"round_id" text collate "C" NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"decider" text collate "C" NOT NULL,
	"seed" text collate "C" NOT NULL,
	"opened_by" text collate "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "review_item" (
	"review_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"pattern" text collate "C" NOT NULL,
	"impact" double precision NOT NULL,
	"state" text collate "C" DEFAULT 'open' NOT NULL,
	"revealed_at" timestamp (3) with time zone,
	"parked_owner" text collate "C",
	"parked_until" timestamp (3) with time zone,
	"parked_reason" text collate "C",
	CONSTRAINT "review_item_review_id_item_id_pk" PRIMARY KEY("review_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"review_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"answer" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_review_id_item_id_account_id_pk" PRIMARY KEY("review_id","item_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "ruling" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"review_id" text collate "C",
	"item_id" text collate "C" NOT NULL,
	"question_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"finding" text collate "C" NOT NULL,
	"answer" json NOT NULL,
	"basis" json NOT NULL,
	"pattern" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"votes" json NOT NULL,
	"dissent" json NOT NULL,
	"entry_id" text collate "C",
	"precedents" json NOT NULL,
	"overrules" text collate "C",
	"proposed_change" json,
	"example_of" json,
	"author_id" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"superseded_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"item_id" text collate "C",
	"review_id" text collate "C",
	"round_id" text collate "C",
	"reply_to" text collate "C",
	"anchor" json,
	"kind" text collate "C" NOT NULL,
	"visibility" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"name" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"settings" json NOT NULL,
	"manifest" json NOT NULL,
	"hash" text collate "C" NOT NULL,
	"rows" bigint NOT NULL,
	"jsonl_blob" text collate "C" NOT NULL,
	"csv_blob" text collate "C" NOT NULL,
	"made_by" text collate "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_annotation" (
	"release_id" text collate "C" NOT NULL,
	"annotation_id" text collate "C" NOT NULL,
	CONSTRAINT "release_annotation_release_id_annotation_id_pk" PRIMARY KEY("release_id","annotation_id")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"project_id" text collate "C",
	"account_id" text collate "C",
	"payload" json NOT NULL,
	"state" text collate "C" NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"message" text collate "C" DEFAULT '' NOT NULL,
	"result" json,
	"key" text collate "C",
	"attempts" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "job_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"import_id" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"path" text collate "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"hash" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operation" (
	"account_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"body_hash" text collate "C" NOT NULL,
	"status" bigint NOT NULL,
	"answer" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operation_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreement_cache" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"round_id" text collate "C",
	"version_id" text collate "C" NOT NULL,
	"result" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"origin" text collate "C" NOT NULL,
	"project_id" text collate "C",
	"item_id" text collate "C",
	"subject" text collate "C",
	"details" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_used_by_account_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_version" ADD CONSTRAINT "definition_version_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_version" ADD CONSTRAINT "definition_version_parent_id_definition_version_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_version" ADD CONSTRAINT "definition_version_published_by_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_draft" ADD CONSTRAINT "definition_draft_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_draft" ADD CONSTRAINT "definition_draft_parent_id_definition_version_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_draft" ADD CONSTRAINT "definition_draft_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "definition_draft" ADD CONSTRAINT "definition_draft_published_as_definition_version_id_fk" FOREIGN KEY ("published_as") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batch"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_parent_id_item_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_supersedes_id_item_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item_media" ADD CONSTRAINT "item_media_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item_media" ADD CONSTRAINT "item_media_blob_hash_blob_hash_fk" FOREIGN KEY ("blob_hash") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "item_slice" ADD CONSTRAINT "item_slice_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_completed_by_account_id_fk" FOREIGN KEY ("completed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round_labeler" ADD CONSTRAINT "round_labeler_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "round_labeler" ADD CONSTRAINT "round_labeler_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "relabel_request" ADD CONSTRAINT "relabel_request_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "relabel_request" ADD CONSTRAINT "relabel_request_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "relabel_request" ADD CONSTRAINT "relabel_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft_conflict" ADD CONSTRAINT "draft_conflict_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "answer_value" ADD CONSTRAINT "answer_value_annotation_id_annotation_id_fk" FOREIGN KEY ("annotation_id") REFERENCES "public"."annotation"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_parked_owner_account_id_fk" FOREIGN KEY ("parked_owner") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_overrules_ruling_id_fk" FOREIGN KEY ("overrules") REFERENCES "public"."ruling"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_superseded_by_ruling_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."ruling"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_reply_to_comment_id_fk" FOREIGN KEY ("reply_to") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_version_id_definition_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."definition_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_jsonl_blob_blob_hash_fk" FOREIGN KEY ("jsonl_blob") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_csv_blob_blob_hash_fk" FOREIGN KEY ("csv_blob") REFERENCES "public"."blob"("hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "release_annotation" ADD CONSTRAINT "release_annotation_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "identity_issuer_subject" ON "identity" USING btree ("issuer","subject");
--> statement-breakpoint
CREATE INDEX "identity_account" ON "identity" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "invitation_project" ON "invitation" USING btree ("project_id");
--> statement-breakpoint
CREATE INDEX "api_token_account" ON "api_token" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "sign_in_attempt_email" ON "sign_in_attempt" USING btree ("email","at");
--> statement-breakpoint
CREATE INDEX "sign_in_attempt_address" ON "sign_in_attempt" USING btree ("address","at");
--> statement-breakpoint
CREATE UNIQUE INDEX "membership_pseudonym" ON "membership" USING btree ("project_id","pseudonym");
--> statement-breakpoint
CREATE INDEX "membership_account" ON "membership" USING btree ("account_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "definition_version_number" ON "definition_version" USING btree ("project_id","number");
--> statement-breakpoint
CREATE INDEX "definition_draft_project" ON "definition_draft" USING btree ("project_id","closed_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "source_name" ON "source" USING btree ("project_id","name");
--> statement-breakpoint
CREATE INDEX "batch_project" ON "batch" USING btree ("project_id","state");
--> statement-breakpoint
CREATE UNIQUE INDEX "item_external_id" ON "item" USING btree ("project_id","external_id");
--> statement-breakpoint
CREATE INDEX "item_batch" ON "item" USING btree ("batch_id");
--> statement-breakpoint
CREATE INDEX "item_project" ON "item" USING btree ("project_id","archived_at");
--> statement-breakpoint
CREATE INDEX "item_media_blob" ON "item_media" USING btree ("blob_hash");
--> statement-breakpoint
CREATE INDEX "item_slice_name" ON "item_slice" USING btree ("name","value");
--> statement-breakpoint
CREATE INDEX "reference_item" ON "reference" USING btree ("item_id","question_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "round_number" ON "round" USING btree ("project_id","number");
--> statement-breakpoint
CREATE INDEX "round_item_open" ON "round_item" USING btree ("round_id","open_slots");
--> statement-breakpoint
CREATE INDEX "round_item_item" ON "round_item" USING btree ("item_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_person" ON "assignment" USING btree ("round_id","item_id","account_id");
--> statement-breakpoint
CREATE INDEX "assignment_account" ON "assignment" USING btree ("account_id","round_id","state");
--> statement-breakpoint
CREATE INDEX "assignment_lease" ON "assignment" USING btree ("state","lease_until");
--> statement-breakpoint
CREATE INDEX "draft_conflict_assignment" ON "draft_conflict" USING btree ("assignment_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "annotation_revision" ON "annotation" USING btree ("assignment_id","revision");
--> statement-breakpoint
CREATE INDEX "annotation_round" ON "annotation" USING btree ("round_id","item_id");
--> statement-breakpoint
CREATE INDEX "annotation_item" ON "annotation" USING btree ("item_id","account_id");
--> statement-breakpoint
CREATE INDEX "annotation_account" ON "annotation" USING btree ("account_id","submitted_at");
--> statement-breakpoint
CREATE INDEX "review_project" ON "review" USING btree ("project_id");
--> statement-breakpoint
CREATE INDEX "ruling_item" ON "ruling" USING btree ("item_id","question_id");
--> statement-breakpoint
CREATE INDEX "ruling_project" ON "ruling" USING btree ("project_id","pattern");
--> statement-breakpoint
CREATE INDEX "comment_project" ON "comment" USING btree ("project_id","kind");
--> statement-breakpoint
CREATE INDEX "comment_item" ON "comment" USING btree ("item_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "release_number" ON "release" USING btree ("project_id","number");
--> statement-breakpoint
CREATE INDEX "job_state" ON "job" USING btree ("state","created_at");
--> statement-breakpoint
CREATE INDEX "job_project" ON "job" USING btree ("project_id","created_at");
--> statement-breakpoint
CREATE INDEX "upload_import" ON "upload" USING btree ("import_id");
--> statement-breakpoint
CREATE INDEX "operation_at" ON "operation" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "event_project" ON "event" USING btree ("project_id","at");
--> statement-breakpoint
CREATE INDEX "event_item" ON "event" USING btree ("item_id","at");
