using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Gateway;

/// <summary>Brings the functions into the mode and compilation of a side.</summary>
internal interface IFunctionModes
{
    /// <summary>Why a side cannot be run here, or null.</summary>
    /// <exception cref="ExperimentException">Nobody answers who would know.</exception>
    Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken);

    /// <returns>Whether processes may be new: the functions were not in this mode before.</returns>
    /// <exception cref="ExperimentException">It is refused, or takes too long.</exception>
    Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken);

    /// <summary>Leaves the functions warm and compiled as they were, as a user expects to find them.</summary>
    Task LeaveAsync(CancellationToken cancellationToken);
}
