namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states of a resource.</summary>
public static class KnownResourceStates
{
    /// <summary>It starts on command only, and has not been told to.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>It waits for others.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>Its process is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>Its process runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>Its process could not be started.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>Its process has been told to end.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>Its container has ended.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>Its process has ended, by itself or told to.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>The states in which nothing more happens by itself.</summary>
    public static readonly IReadOnlyList<string?> TerminalStates = [Finished, FailedToStart, Exited];
}
