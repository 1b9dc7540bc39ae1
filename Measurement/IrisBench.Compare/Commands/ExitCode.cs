namespace IrisBench.Compare.Commands;

internal static class ExitCode
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>What was asked for, or a file that was given, is not what it should be.</summary>
    public const int BadUsage = 2;

    /// <summary>Of <c>irisbench diff</c>: something is worse by more than the threshold.</summary>
    public const int Regression = 3;

    /// <summary>What a shell reports for a program ended by Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
