namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a command can be executed now.</summary>
public enum ResourceCommandState
{
    /// <summary>It is shown and can be executed.</summary>
    Enabled,

    /// <summary>It is shown, but cannot be executed.</summary>
    Disabled,

    /// <summary>It is not shown.</summary>
    Hidden,
}
