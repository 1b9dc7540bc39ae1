using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides;

internal static class ComponentRoles
{
    public static ComponentRole Of(string component) => component switch
    {
        ComponentNames.Monolith => ComponentRole.Monolith,
        ComponentNames.IrisServer => ComponentRole.Shared,
        ComponentNames.Gateway => ComponentRole.Platform,
        ComponentNames.Generator => ComponentRole.Generator,
        _ => ComponentRole.Function,
    };
}
