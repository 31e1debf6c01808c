using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Server.Hosting;

/// <summary>コマンド for the staff roll: how the first 運用管理者 comes into a database, who makes all other accounts on the pages.</summary>
internal static class StaffVerbs
{
    /// <summary>Makes an account with the duty 運用管理者 and prints its temporary password once.</summary>
    public static async Task<int> AddOperatorAsync(CommandLine command)
    {
        if (command.Arguments is not ([_, _] or [_, _, _]))
            throw new ConfigurationRefusedException("利用者IDと氏名を書いてください（add-operator 利用者ID 氏名 [所属のID]）。氏名に空白があるときは引用符で囲みます。");
        await using var services = await ServerVerbs.PrepareAsync(command);
        var profile = services.GetRequiredService<AgencyProfile>();
        var form = new NewStaffForm
        {
            UserName = command.Arguments[0],
            DisplayName = command.Arguments[1],
            DivisionId = command.Arguments.Count > 2 ? command.Arguments[2] : profile.GeneralAffairs().Id,
            Duties = [Duties.Operator],
        };
        try
        {
            // Whoever may run this program on the database may do as much already: the service itself is on record as who did it.
            var given = await services.GetRequiredService<StaffCommands>().CreateAsync(form, Actor.System, Guid.CreateVersion7().ToString("N"));
            await Console.Out.WriteLineAsync($"運用管理者「{form.UserName}」（{form.DisplayName}、{profile.FindDivision(form.DivisionId)!.Name}）を登録しました。\n仮パスワード: {given.Password}\n最初のサインインのときに、自分のパスワードに変えます。ほかの職員は「職員」の画面で登録してください。");
            return 0;
        }
        catch (TaskRefusedException e)
        {
            throw new ConfigurationRefusedException($"登録していません。{e.Message}（所属のID: {string.Join("、", profile.Divisions.Select(d => d.Id))}）", e);
        }
    }
}
