namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands every process takes.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts it.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops it.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops it and starts it again, with the same addresses.</summary>
    public static readonly string RestartCommand = "restart";
}
