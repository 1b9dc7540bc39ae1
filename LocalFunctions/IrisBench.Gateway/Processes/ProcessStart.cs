namespace IrisBench.Gateway.Processes;

/// <summary>What to start.</summary>
/// <param name="FileName">Path of an executable.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
/// <param name="Environment">All its variables: nothing is inherited.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
internal sealed record ProcessStart(
    string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);
