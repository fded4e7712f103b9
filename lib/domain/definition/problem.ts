/** One thing that is wrong with a definition: the field (a path such as `schema.questions.0.classes.1.name`) and words. */
export type Problem = { field: string; message: string }
