using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides;

/// <summary>To which side the use of a component is counted.</summary>
internal sealed class ComponentRoles(IReadOnlyList<Component> components)
{
    private readonly Dictionary<string, ComponentRole> _roles = components.ToDictionary(
        component => component.Name, component => component.Role);

    /// <summary>What a component counts for; null for one that the run's header does not name.</summary>
    public ComponentRole? Of(string component) => _roles.TryGetValue(component, out var role) ? role : null;

    /// <summary>Whether the side pays for it: the monolith for itself; functions for themselves and for their platform, which they cannot
    /// run without. The platform idles while the monolith works and is not counted to it. A system of your own says itself.</summary>
    public bool IsOf(SideDefinition side, string component) => side.System is { } system
        ? system.Components.Any(own => own.Name == component && own.Role != ComponentShare.Shared)
        : ComponentNames.All.Contains(component) && Of(component) switch
        {
            ComponentRole.Monolith => side.Packaging == Packaging.Monolith,
            ComponentRole.Function or ComponentRole.Platform => side.Packaging == Packaging.Functions,
            _ => false,
        };

    /// <summary>Whether the side uses it beside others, and nobody pays for it.</summary>
    public bool IsSharedBy(SideDefinition side, string component) => side.System is { } system
        ? system.Components.Any(own => own.Name == component && own.Role == ComponentShare.Shared)
        : ComponentNames.All.Contains(component) && Of(component) == ComponentRole.Shared;
}
