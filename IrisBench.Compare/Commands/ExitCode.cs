namespace IrisBench.Compare.Commands;

internal static class ExitCode
{
    public const int Success = 0;

    public const int Failure = 1;

    public const int BadUsage = 2;

    /// <summary>What a shell reports for a program ended by Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
