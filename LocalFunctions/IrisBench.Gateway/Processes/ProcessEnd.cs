namespace IrisBench.Gateway.Processes;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code, or 128 and the number of the signal that killed it, as shells count.</param>
internal sealed record ProcessEnd(int ExitCode)
{
    public string Reason => ExitCode > 128 ? $"was killed by signal {ExitCode - 128}" : $"ended with exit code {ExitCode}";
}
