namespace IrisBench.Evaluation.Summaries;

/// <summary>What may be said of a difference.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Text">In a sentence, for the report.</param>
/// <param name="RoundsNeeded">About how many rounds would show a difference of the size seen; null when one is shown or none was seen.</param>
public sealed record Verdict(VerdictKind Kind, string Text, int? RoundsNeeded = null);
