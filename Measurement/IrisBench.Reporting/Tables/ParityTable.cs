using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>What the parity gate asked, and what each side answered.</summary>
internal static class ParityTable
{
    public static DataTable Of(RunHeader run) => new(
        ["Flower (cm)", "Side", "Species", "Load checksum", "Accuracy"],
        [
            .. run.Parity.Select(answer => (IReadOnlyList<string>)
            [
                string.Join(" · ", answer.Flower.Select(length => length.ToString(CultureInfo.InvariantCulture))), answer.Side, answer.Species,
                answer.LoadChecksum.ToString("R", CultureInfo.InvariantCulture), Quantity.Percent(answer.Accuracy),
            ]),
        ])
    {
        TextColumns = [1, 2],
    };
}
