using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Rounds;

/// <summary>To which side the use of a component is counted.</summary>
internal sealed class ComponentRoles(IReadOnlyList<Component> components)
{
    private readonly Dictionary<string, ComponentRole> _roles = components.ToDictionary(component => component.Name, component => component.Role);

    /// <summary>What a component counts for; null for one that the run's header does not name.</summary>
    public ComponentRole? Of(string component) => _roles.TryGetValue(component, out var role) ? role : null;

    /// <summary>
    /// Whether the side pays for it: the monolith for itself; functions for themselves and for their platform, which they
    /// cannot run without. The platform idles while the monolith works and is not counted to it.
    /// </summary>
    public bool IsOf(Packaging side, string component) => Of(component) switch
    {
        ComponentRole.Monolith => side == Packaging.Monolith,
        ComponentRole.Function or ComponentRole.Platform => side == Packaging.Functions,
        _ => false,
    };
}
