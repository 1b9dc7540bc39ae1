using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>The Iris pipeline of one of several systems that are up at once: its description with that system's addresses in it, and with
/// components that are called after the version.</summary>
public static class IrisVersion
{
    /// <summary>The description.</summary>
    /// <param name="side">The packaging.</param>
    /// <param name="version">What the names of the components begin with.</param>
    /// <param name="targets">Where that system is.</param>
    public static SystemDefinition Of(SideDefinition side, string version, RunTargets targets)
    {
        var system = IrisSystem.Of(side);
        return system with
        {
            BaseUrl = At(system.BaseUrl),
            Components = [.. system.Components.Select(
                component => component with { Name = $"{version}-{component.Name}", Metrics = At(component.Metrics) })],
        };

        string? At(string? text) => text is null ? null : Template.Parse(text).With(
            name => InputNames.IsAddress(name) ? InputNames.Own[name].Value(targets, null) : null).ToString();
    }
}
