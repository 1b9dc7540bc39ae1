namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource has a command.</summary>
public sealed class ResourceCommandAnnotation : IResourceAnnotation
{
    /// <param name="name">What it is called by.</param>
    /// <param name="displayName">What people read.</param>
    /// <param name="updateState">Says whether it can be executed.</param>
    /// <param name="executeCommand">Executes it.</param>
    /// <param name="displayDescription">What it does, in a sentence.</param>
    /// <param name="parameter">Not used; Aspire has it for compatibility.</param>
    /// <param name="confirmationMessage">A question that has to be answered first.</param>
    /// <param name="iconName">The name of an icon.</param>
    /// <param name="iconVariant">How the icon is drawn.</param>
    /// <param name="isHighlighted">Whether it stands in the table of resources.</param>
    public ResourceCommandAnnotation(
        string name,
        string displayName,
        Func<UpdateCommandStateContext, ResourceCommandState> updateState,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        string? displayDescription,
        object? parameter,
        string? confirmationMessage,
        string? iconName,
        IconVariant? iconVariant,
        bool isHighlighted)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(updateState);
        ArgumentNullException.ThrowIfNull(executeCommand);
        _ = parameter;
        (Name, DisplayName, UpdateState, ExecuteCommand) = (name, displayName, updateState, executeCommand);
        (DisplayDescription, ConfirmationMessage, IconName, IconVariant, IsHighlighted) = (displayDescription, confirmationMessage, iconName, iconVariant, isHighlighted);
    }

    /// <summary>What it is called by.</summary>
    public string Name { get; }

    /// <summary>What people read.</summary>
    public string DisplayName { get; }

    /// <summary>Says whether it can be executed.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; }

    /// <summary>Executes it.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; }

    /// <summary>What it does, in a sentence.</summary>
    public string? DisplayDescription { get; }

    /// <summary>A question that has to be answered first.</summary>
    public string? ConfirmationMessage { get; }

    /// <summary>The name of an icon.</summary>
    public string? IconName { get; }

    /// <summary>How the icon is drawn.</summary>
    public IconVariant? IconVariant { get; }

    /// <summary>Whether it stands in the table of resources.</summary>
    public bool IsHighlighted { get; }
}
