using IrisBench.Compare.Experiment;

namespace IrisBench.Compare.Commands;

/// <summary>What the command line asks for.</summary>
internal sealed record CompareRequest(Profile Profile, string User, bool PasswordFromStandardInput, FileInfo? Output);
