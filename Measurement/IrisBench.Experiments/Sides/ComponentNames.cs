using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Sides;

/// <summary>The AppHost's names for what is compared; a function has the same name at the gateway.</summary>
public static class ComponentNames
{
    /// <summary>The function of step auth.</summary>
    public const string Auth = "iris-auth";

    /// <summary>The function of step load.</summary>
    public const string Load = "iris-load";

    /// <summary>The function of step train.</summary>
    public const string Train = "iris-train";

    /// <summary>The function of step predict.</summary>
    public const string Predict = "iris-predict";

    /// <summary>All steps in one process.</summary>
    public const string Monolith = "monolith";

    /// <summary>What both sides use.</summary>
    public const string IrisServer = "iris-server";

    /// <summary>What stands between a caller and the functions.</summary>
    public const string Gateway = "gateway";

    /// <summary>This program.</summary>
    public const string Generator = "irisbench";

    /// <summary>Whether it is what is compared, or what both sides use; a platform has containers of many names.</summary>
    public static bool IsWatched(string component) => component is Monolith or IrisServer || Functions.Contains(component);

    /// <summary>The functions, in the order of the pipeline.</summary>
    public static IReadOnlyList<string> Functions { get; } = [Auth, Load, Train, Predict];

    /// <summary>All of the Iris pipeline.</summary>
    public static IReadOnlyList<string> All { get; } = [Auth, Load, Train, Predict, Monolith, IrisServer, Gateway];
}

internal static class ComponentRoles
{
    public static IReadOnlyList<Component> ComponentsOf(IEnumerable<string> names)
        => [.. names.Select(name => new Component(name, Of(name)))];

    public static ComponentRole Of(string component) => component switch
    {
        ComponentNames.Monolith => ComponentRole.Monolith,
        ComponentNames.IrisServer => ComponentRole.Shared,
        ComponentNames.Gateway => ComponentRole.Platform,
        ComponentNames.Generator => ComponentRole.Generator,
        _ => ComponentRole.Function,
    };
}
