namespace IrisBench.Evaluation.Cost.Needs;

/// <summary>What a side was measured to need, whatever it costs.</summary>
/// <param name="Side">The side.</param>
/// <param name="IsMonolith">Whether it is one process, or reckoned as one.</param>
/// <param name="IsOwn">Whether it is a system of one's own.</param>
/// <param name="Hops">The calls of a pipeline run, in order: one for the monolith, one a step for functions.</param>
/// <param name="Pods">The processes that are kept, the platform's among them.</param>
/// <param name="RunsPerSecond">Pipeline runs answered a second, as the load of the experiment asked for them.</param>
internal sealed record SideNeeds(string Side, bool IsMonolith, bool IsOwn, IReadOnlyList<Hop> Hops, IReadOnlyList<PodNeed> Pods, double RunsPerSecond);
