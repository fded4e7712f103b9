CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`name` text NOT NULL,
	`standing` text DEFAULT 'member' NOT NULL,
	`imported` integer DEFAULT false NOT NULL,
	`simulated` integer DEFAULT false NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);
--> statement-breakpoint
CREATE TABLE `identity` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`secret_hash` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_issuer_subject` ON `identity` (`issuer`,`subject`);
--> statement-breakpoint
CREATE INDEX `identity_account` ON `identity` (`account_id`);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);
--> statement-breakpoint
CREATE TABLE `link` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`made_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`hash` text PRIMARY KEY NOT NULL,
	`project_id` text,
	`email` text,
	`roles` text NOT NULL,
	`kind` text NOT NULL,
	`made_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`revoked_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`used_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitation_project` ON `invitation` (`project_id`);
--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash_unique` ON `api_token` (`hash`);
--> statement-breakpoint
CREATE INDEX `api_token_account` ON `api_token` (`account_id`);
--> statement-breakpoint
CREATE TABLE `sign_in_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_attempt_email` ON `sign_in_attempt` (`email`,`at`);
--> statement-breakpoint
CREATE INDEX `sign_in_attempt_address` ON `sign_in_attempt` (`address`,`at`);
--> statement-breakpoint
CREATE TABLE `project` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`regime` text DEFAULT 'small' NOT NULL,
	`importance` text NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`decider` text DEFAULT 'one_sme' NOT NULL,
	`languages` text NOT NULL,
	`mm_per_pixel` real,
	`seed` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`project_id` text NOT NULL,
	`account_id` text NOT NULL,
	`roles` text NOT NULL,
	`kind` text DEFAULT 'in_house' NOT NULL,
	`pseudonym` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`seen_version_id` text,
	PRIMARY KEY(`project_id`, `account_id`),
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_pseudonym` ON `membership` (`project_id`,`pseudonym`);
--> statement-breakpoint
CREATE INDEX `membership_account` ON `membership` (`account_id`);
--> statement-breakpoint
CREATE TABLE `definition_version` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`parent_id` text,
	`operations` text NOT NULL,
	`definition` text NOT NULL,
	`hash` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `definition_version_number` ON `definition_version` (`project_id`,`number`);
--> statement-breakpoint
CREATE TABLE `definition_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`parent_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`operations` text NOT NULL,
	`definition` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`closed_at` integer,
	`published_as` text,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_as`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `definition_draft_project` ON `definition_draft` (`project_id`,`closed_at`);
--> statement-breakpoint
CREATE TABLE `source` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`name` text NOT NULL,
	`mm_per_pixel` real,
	`licence` text DEFAULT '' NOT NULL,
	`origin` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_name` ON `source` (`project_id`,`name`);
--> statement-breakpoint
CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`source_id` text,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`job_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ready_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `batch_project` ON `batch` (`project_id`,`state`);
--> statement-breakpoint
CREATE TABLE `blob` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` integer NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `item` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`source_id` text,
	`external_id` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`record` text,
	`metadata` text NOT NULL,
	`mm_per_pixel` real,
	`parent_id` text,
	`supersedes_id` text,
	`supersedes_reason` text,
	`cluster` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`purged_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_external_id` ON `item` (`project_id`,`external_id`);
--> statement-breakpoint
CREATE INDEX `item_batch` ON `item` (`batch_id`);
--> statement-breakpoint
CREATE INDEX `item_project` ON `item` (`project_id`,`archived_at`);
--> statement-breakpoint
CREATE TABLE `item_media` (
	`item_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`blob_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`measures` text NOT NULL,
	`upright_hash` text,
	PRIMARY KEY(`item_id`, `role`, `position`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blob_hash`) REFERENCES `blob`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_media_blob` ON `item_media` (`blob_hash`);
--> statement-breakpoint
CREATE TABLE `item_slice` (
	`item_id` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`item_id`, `name`, `value`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_slice_name` ON `item_slice` (`name`,`value`);
--> statement-breakpoint
CREATE TABLE `reference` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`question_id` text NOT NULL,
	`answer` text NOT NULL,
	`version_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reference_item` ON `reference` (`item_id`,`question_id`);
--> statement-breakpoint
CREATE TABLE `round` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`version_id` text NOT NULL,
	`overlap` integer NOT NULL,
	`lease_seconds` integer DEFAULT 1800 NOT NULL,
	`sampling` text NOT NULL,
	`repeat_share` real DEFAULT 0 NOT NULL,
	`seed` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_number` ON `round` (`project_id`,`number`);
--> statement-breakpoint
CREATE TABLE `round_item` (
	`round_id` text NOT NULL,
	`item_id` text NOT NULL,
	`inclusion` real,
	`open_slots` integer NOT NULL,
	`submitted` integer DEFAULT 0 NOT NULL,
	`completed_at` integer,
	`completed_by` text,
	`closed_at` integer,
	`exhausted_at` integer,
	PRIMARY KEY(`round_id`, `item_id`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`completed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_item_open` ON `round_item` (`round_id`,`open_slots`);
--> statement-breakpoint
CREATE INDEX `round_item_item` ON `round_item` (`item_id`);
--> statement-breakpoint
CREATE TABLE `round_labeler` (
	`round_id` text NOT NULL,
	`account_id` text NOT NULL,
	`blind` integer NOT NULL,
	`seed` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `account_id`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `relabel_request` (
	`round_id` text NOT NULL,
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`question_ids` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`round_id`, `item_id`, `account_id`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`state` text NOT NULL,
	`prefetched` integer DEFAULT false NOT NULL,
	`lease_until` integer,
	`skip_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_person` ON `assignment` (`round_id`,`item_id`,`account_id`);
--> statement-breakpoint
CREATE INDEX `assignment_account` ON `assignment` (`account_id`,`round_id`,`state`);
--> statement-breakpoint
CREATE INDEX `assignment_lease` ON `assignment` (`state`,`lease_until`);
--> statement-breakpoint
CREATE TABLE `draft` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`version_id` text NOT NULL,
	`document` text NOT NULL,
	`active_seconds` real DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_conflict` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`base_revision` integer NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_conflict_assignment` ON `draft_conflict` (`assignment_id`);
--> statement-breakpoint
CREATE TABLE `annotation` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`revision` integer NOT NULL,
	`item_revision` integer NOT NULL,
	`version_id` text NOT NULL,
	`format` integer NOT NULL,
	`document` text NOT NULL,
	`origin` text NOT NULL,
	`blind` integer NOT NULL,
	`surplus` integer DEFAULT false NOT NULL,
	`active_seconds` real NOT NULL,
	`operation_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `annotation_revision` ON `annotation` (`assignment_id`,`revision`);
--> statement-breakpoint
CREATE INDEX `annotation_round` ON `annotation` (`round_id`,`item_id`);
--> statement-breakpoint
CREATE INDEX `annotation_item` ON `annotation` (`item_id`,`account_id`);
--> statement-breakpoint
CREATE INDEX `annotation_account` ON `annotation` (`account_id`,`submitted_at`);
--> statement-breakpoint
CREATE TABLE `answer_value` (
	`annotation_id` text NOT NULL,
	`question_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`region_id` text,
	`class_id` text,
	`text` text,
	`x` real,
	`y` real,
	`width` real,
	`height` real,
	PRIMARY KEY(`annotation_id`, `question_id`, `position`),
	FOREIGN KEY (`annotation_id`) REFERENCES `annotation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`name` text NOT NULL,
	`round_id` text NOT NULL,
	`question_id` text NOT NULL,
	`version_id` text NOT NULL,
	`decider` text NOT NULL,
	`seed` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_project` ON `review` (`project_id`);
--> statement-breakpoint
CREATE TABLE `review_item` (
	`review_id` text NOT NULL,
	`item_id` text NOT NULL,
	`position` integer NOT NULL,
	`pattern` text NOT NULL,
	`impact` real NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`revealed_at` integer,
	`parked_owner` text,
	`parked_until` integer,
	`parked_reason` text,
	PRIMARY KEY(`review_id`, `item_id`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parked_owner`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `vote` (
	`review_id` text NOT NULL,
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `item_id`, `account_id`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ruling` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`review_id` text,
	`item_id` text NOT NULL,
	`question_id` text NOT NULL,
	`version_id` text NOT NULL,
	`finding` text NOT NULL,
	`answer` text NOT NULL,
	`basis` text NOT NULL,
	`pattern` text NOT NULL,
	`reason` text NOT NULL,
	`votes` text NOT NULL,
	`dissent` text NOT NULL,
	`entry_id` text,
	`precedents` text NOT NULL,
	`overrules` text,
	`proposed_change` text,
	`example_of` text,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`superseded_by` text,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`overrules`) REFERENCES `ruling`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`superseded_by`) REFERENCES `ruling`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ruling_item` ON `ruling` (`item_id`,`question_id`);
--> statement-breakpoint
CREATE INDEX `ruling_project` ON `ruling` (`project_id`,`pattern`);
--> statement-breakpoint
CREATE TABLE `comment` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`item_id` text,
	`review_id` text,
	`round_id` text,
	`reply_to` text,
	`anchor` text,
	`kind` text NOT NULL,
	`visibility` text NOT NULL,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`read_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reply_to`) REFERENCES `comment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_project` ON `comment` (`project_id`,`kind`);
--> statement-breakpoint
CREATE INDEX `comment_item` ON `comment` (`item_id`);
--> statement-breakpoint
CREATE TABLE `release` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`version_id` text NOT NULL,
	`settings` text NOT NULL,
	`manifest` text NOT NULL,
	`hash` text NOT NULL,
	`rows` integer NOT NULL,
	`jsonl_blob` text NOT NULL,
	`csv_blob` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `definition_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`jsonl_blob`) REFERENCES `blob`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`csv_blob`) REFERENCES `blob`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_number` ON `release` (`project_id`,`number`);
--> statement-breakpoint
CREATE TABLE `release_annotation` (
	`release_id` text NOT NULL,
	`annotation_id` text NOT NULL,
	PRIMARY KEY(`release_id`, `annotation_id`),
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`project_id` text,
	`account_id` text,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`result` text,
	`key` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`cancel_requested` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_key_unique` ON `job` (`key`);
--> statement-breakpoint
CREATE INDEX `job_state` ON `job` (`state`,`created_at`);
--> statement-breakpoint
CREATE INDEX `job_project` ON `job` (`project_id`,`created_at`);
--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`account_id` text NOT NULL,
	`import_id` text NOT NULL,
	`file_name` text NOT NULL,
	`path` text NOT NULL,
	`bytes` integer NOT NULL,
	`hash` text NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `upload_import` ON `upload` (`import_id`);
--> statement-breakpoint
CREATE TABLE `operation` (
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `operation_at` ON `operation` (`at`);
--> statement-breakpoint
CREATE TABLE `agreement_cache` (
	`key` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`round_id` text,
	`version_id` text NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text,
	`origin` text NOT NULL,
	`project_id` text,
	`item_id` text,
	`subject` text,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_project` ON `event` (`project_id`,`at`);
--> statement-breakpoint
CREATE INDEX `event_item` ON `event` (`item_id`,`at`);
