namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command is shown.</summary>
public class CommandOptions
{
    internal static CommandOptions Default { get; } = new();

    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; set; }

    /// <summary>A question that has to be answered first.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>The name of an icon. The embedded host's dashboard shows none.</summary>
    public string? IconName { get; set; }

    /// <summary>How the icon is drawn.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Whether it stands in the table of resources, not only in the details of one.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Says whether it can be executed; always when null. Called for every change of the resource.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}
