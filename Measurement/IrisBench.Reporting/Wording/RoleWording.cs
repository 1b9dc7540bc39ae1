using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>Roles of components in words.</summary>
internal static class RoleWording
{
    public static string Of(ComponentRole role) => role switch
    {
        ComponentRole.Monolith => "monolith",
        ComponentRole.Function => "functions",
        ComponentRole.Work => "its side",
        ComponentRole.Platform => "platform",
        ComponentRole.Shared => "shared",
        ComponentRole.Generator => "load generator",
        _ => role.ToString(),
    };
}
